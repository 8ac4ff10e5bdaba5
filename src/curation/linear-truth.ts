import type { VectorBatch } from '../contracts/batch.js'
import type { LinearState } from '../contracts/state.js'
import type { VectorWorld } from '../contracts/vectors.js'
import { BadInputError } from '../errors/index.js'

/** A verifier's view of a batch: inputs with targets, and the truth behind them; a BadInputError where there is none. */
export function verifiable(
  batch: VectorBatch,
  { name, truth }: VectorWorld,
  stage: string,
  task: LinearState['task'],
): { readonly truth: LinearState; readonly targets: Float64Array } {
  const { targets } = batch
  if (truth.kind === 'linear' && truth.task === task && targets !== undefined) return { truth, targets }
  const [verified, use] =
    task === 'regression'
      ? ['targets', 'world regression with family linear-regression']
      : ['labels', 'world classes with family linear-classifier']
  throw new BadInputError(
    `stage ${stage} verifies ${verified} of inputs, and world ${name} has none`,
    `Use ${use}, or leave the stage away.`,
  )
}
