import type { VectorBatch } from '../../contracts/batch.js'
import type { LinearState } from '../../contracts/state.js'
import type { VectorSampleRequest } from '../../contracts/vectors.js'

/** The inputs that a model is asked to label: `count` for each of its chains. */
export function requestedInputs({ inputs, count }: VectorSampleRequest, state: LinearState): VectorBatch {
  const { chains, dimension } = state
  if (inputs?.chains === chains && inputs.count === count && inputs.dimension === dimension) return inputs
  const given = inputs === undefined ? 'none' : `${inputs.chains} x ${inputs.count} x ${inputs.dimension}`
  throw new RangeError(
    `a linear model labels inputs: expected ${chains} x ${count} x ${dimension}, got ${given}`,
  )
}
