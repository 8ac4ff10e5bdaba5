import type { TextBatch } from '../../contracts/batch.js'
import type { FitContext } from '../../contracts/model.js'
import type { Rng } from '../../contracts/rng.js'
import type { Tokenizer } from '../../contracts/tokenizer.js'
import { RunError } from '../../errors/index.js'
import type { Device } from '../../tensor/runtime/device.js'
import { shortfall } from '../../text/tokenizers/open.js'
import { DEFAULT_TOKENIZER, loadFolder, pathFrom, tokenizerFor } from './base.js'
import { DeviceWeights } from './device-weights.js'
import { asText, scoredItems, trainingItems } from './documents.js'
import type { Gpt2Config } from './gpt2-config.js'
import { initialWeights } from './initial-weights.js'
import { checkTrainingMemory } from './memory.js'
import { TransformerModel } from './model.js'
import { initOf, type TransformerOptions } from './options.js'
import { PRESETS } from './presets.js'
import { scoreDocuments } from './scoring/score.js'
import { divide } from './training/division.js'
import type { HeldOutLoss } from './training/early-stopping.js'
import type { TrainingOptions } from './training/options.js'
import { type Trained, train } from './training/train.js'
import { windowOf } from './training/window.js'
import type { Weights } from './weights.js'

const FRESH_RATE = 1e-3
const TRAINED_RATE = 5e-5

interface Start {
  readonly weights: Weights
  readonly tokenizer: Tokenizer
  readonly notes: readonly string[]
}

/** Trains a model on a mix. */
export async function fitTransformer(
  mix: TextBatch,
  options: TransformerOptions,
  context: FitContext,
  device: Device,
): Promise<TransformerModel> {
  const { training } = options
  const start = await startOf(options, context, (config) => {
    const length = windowOf(training, config.context)
    checkTrainingMemory(config, divide(config, training.batch, length, training.pass), length, device.threads)
  })
  const { tokenizer } = start
  const { config } = start.weights
  const { kept, heldOut } = holdOut(mix, training, context)
  const items = trainingItems(kept, tokenizer)
  if (items.length === 0) {
    throw new RunError('the mix is empty: a transformer needs at least one document of weight above 0')
  }
  const trained = await train(
    {
      device,
      start: start.weights,
      items,
      endOfDocument: tokenizer.endOfDocument,
      options: training,
      learningRate: training.learning_rate ?? (options.base === undefined ? FRESH_RATE : TRAINED_RATE),
      rng: context.rng.fork('training'),
      ...(heldOut ? { heldOut: lossOn(heldOut, start, device) } : {}),
    },
    context,
  )
  const notes = [...start.notes, ...notesOf(trained)]
  return new TransformerModel({ config, values: trained.values }, tokenizer, device, notes)
}

/** `check` refuses shapes that cannot be trained: before new weights are made, which may not fit into memory either. */
async function startOf(
  options: TransformerOptions,
  context: FitContext,
  check: (config: Gpt2Config) => void,
): Promise<Start> {
  const { initial, baseDirectory } = context
  if (initOf(options) === 'continue' && initial !== undefined) {
    if (!(initial instanceof TransformerModel)) {
      throw new RunError('a transformer goes on from a transformer, but was given a model of another family')
    }
    const { weights, tokenizer } = initial
    check(weights.config)
    return { weights, tokenizer, notes: [] }
  }
  if (options.base !== undefined) {
    const { weights, tokenizer } = await loadFolder(pathFrom(baseDirectory, options.base))
    check(weights.config)
    return { weights, tokenizer, notes: [] }
  }
  const spec = options.tokenizer ?? DEFAULT_TOKENIZER
  const tokenizer = await tokenizerFor(spec, context.human, baseDirectory)
  const size = options.size ?? PRESETS[options.preset ?? 'micro']
  const config = { ...size, vocabulary: tokenizer.size }
  check(config)
  const weights = initialWeights(config, context.rng.fork('weights'))
  const fewer = shortfall(spec, tokenizer)
  return { weights, tokenizer, notes: fewer === undefined ? [] : [fewer] }
}

/** Documents to watch the loss on: of the mix, which then trains without them, or of the human data. */
function holdOut(
  mix: TextBatch,
  { early_stopping: stopping }: TrainingOptions,
  { human, rng }: FitContext,
): { kept: TextBatch; heldOut?: TextBatch } {
  if (stopping === undefined) return { kept: mix }
  const ofMix = stopping.validation === 'mix'
  const source = ofMix ? pick(mix, (index) => weightOf(mix, index) > 0) : asText(human, 'is watched on')
  const chosen = chooseShare(source.texts.length, stopping.share, rng.fork('held out'))
  if (chosen.size === 0 || chosen.size === source.texts.length) {
    throw new RunError(
      `early stopping holds out ${chosen.size} of ${source.texts.length} documents`,
      'it needs at least one held out and one to train on: raise early_stopping.share, or leave early_stopping out',
    )
  }
  const heldOut = pick(source, (index) => chosen.has(index))
  return { kept: ofMix ? pick(source, (index) => !chosen.has(index)) : mix, heldOut }
}

function chooseShare(count: number, share: number, rng: Rng): Set<number> {
  const wanted = Math.ceil(count * share)
  const chosen = new Set<number>()
  while (chosen.size < Math.min(wanted, count)) chosen.add(rng.integer(count))
  return chosen
}

function pick(batch: TextBatch, wanted: (index: number) => boolean): TextBatch {
  const indices = [...batch.texts.keys()].filter(wanted)
  const of = <Item>(column: readonly Item[]) => indices.map((index) => column[index])
  const { texts, prompts, weights, softTargets } = batch
  return {
    kind: 'text',
    texts: of(texts),
    ...(prompts ? { prompts: of(prompts) } : {}),
    ...(weights ? { weights: Float64Array.from(indices, (index) => weights[index]) } : {}),
    ...(softTargets ? { softTargets: of(softTargets) } : {}),
    // Training does not ask where an item comes from.
    provenance: [],
  }
}

function weightOf({ weights }: TextBatch, index: number): number {
  return weights?.[index] ?? 1
}

/** Mean loss per token of documents under weights that change; documents count as they would in training. */
function lossOn(documents: TextBatch, { tokenizer, weights }: Start, device: Device): HeldOutLoss {
  const items = scoredItems(documents, tokenizer, false)
  return async (values) => {
    const model = new DeviceWeights(device, weights.config, values)
    try {
      const scores = await scoreDocuments(model, items)
      let [sum, total] = [0, 0]
      for (const [index, score] of scores.entries()) {
        const weight = weightOf(documents, index)
        for (const value of score.subarray(items[index].prompt)) sum -= weight * value
        total += weight * (score.length - items[index].prompt)
      }
      return sum / total
    } finally {
      await model.release()
    }
  }
}

/** What a reader of the results should know of a fit. */
function notesOf({ steps, planned, losses }: Trained): string[] {
  const first = losses[0]
  const last = losses.slice(-10)
  const end = last.reduce((sum, loss) => sum + loss, 0) / last.length
  const notes = [
    `trained ${steps} steps, loss ${first.toFixed(3)} to ${end.toFixed(3)} nats per token on its own mix`,
  ]
  if (steps < planned)
    notes.push(`stopped early, after ${steps} of ${planned} steps: the held-out loss no longer fell`)
  // A single high batch at the end is noise; ten in a row above the very first are not.
  if (end > first)
    notes.push('the loss of the last steps is above that of the first: a lower learning rate may be needed')
  return notes
}
