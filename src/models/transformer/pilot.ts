import type { Pilot } from '../../contracts/model.js'
import { trainingFlops } from './flops.js'
import { parameterCount } from './gpt2-config.js'
import type { TransformerOptions } from './options.js'
import type { Size } from './presets.js'
import { plannedSteps } from './training/train.js'
import { windowOf } from './training/window.js'

/** Parameters beside the token embedding of the largest model that is tried before a run. */
const MOST_PARAMETERS = 20e6
/** Operations of a pilot's steps: a second or two of one core. The first step compiles the graphs, and tells no pace. */
const FLOPS = 5e10
const MOST_STEPS = 12
const FEWEST_STEPS = 2
/** Operations of a pilot's step: of a larger batch a part is tried, which has the same pace. */
const MOST_OF_STEP = 3e11

/** A few steps of the fit that the options describe; undefined for a model of more than 20 million parameters. */
export function pilotOf(options: TransformerOptions, size: Size): Pilot<TransformerOptions> | undefined {
  // The vocabulary is not known before there is a tokenizer; it changes the work, but not its order.
  const config = { ...size, vocabulary: 0 }
  if (parameterCount(config) > MOST_PARAMETERS) return undefined
  const { training } = options
  const length = windowOf(training, size.context)
  const ofWindow = trainingFlops(config, length)
  const batch = partOfBatch(training, Math.max(1, Math.floor(MOST_OF_STEP / ofWindow)))
  const ofStep = batch * ofWindow
  const steps = Math.min(MOST_STEPS, Math.max(FEWEST_STEPS, Math.floor(FLOPS / ofStep)))
  const { epochs: _, tokens: __, early_stopping: ___, ...rest } = training
  const batchTokens = training.batch * length
  return {
    options: { ...options, training: { ...rest, batch, steps } },
    planned: (mixTokens) => plannedSteps(training, mixTokens, batchTokens) * batchTokens,
  }
}

/** The batch, or of a larger one at most so many windows: whole passes, where they are declared. */
function partOfBatch({ batch, pass = 1 }: TransformerOptions['training'], most: number): number {
  return batch <= most ? batch : Math.max(pass, most - (most % pass))
}
