import type { VectorBatch } from '../contracts/batch.js'
import type { LinearState } from '../contracts/state.js'
import type { VectorWorld } from '../contracts/vectors.js'
import { BadInputError } from '../errors/index.js'

/** The truth that a verifier of targets or labels goes by; a BadInputError where the world has none. */
export function linearTruth(
  { name, truth }: VectorWorld,
  stage: string,
  task: LinearState['task'],
): LinearState {
  if (truth.kind === 'linear' && truth.task === task) return truth
  const [verified, use] =
    task === 'regression'
      ? ['targets', 'world regression with family linear-regression']
      : ['labels', 'world classes with family linear-classifier']
  throw new BadInputError(
    `stage ${stage} verifies ${verified} of inputs, and world ${name} has none`,
    `Use ${use}, or leave the stage away.`,
  )
}

/** What a sample of a linear model always has. */
export function targetsOf({ targets }: VectorBatch): Float64Array {
  if (targets === undefined) throw new RangeError('a verifier needs items with targets')
  return targets
}
