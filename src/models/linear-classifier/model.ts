import type { VectorBatch } from '../../contracts/batch.js'
import type { LinearState } from '../../contracts/state.js'
import type { VectorModel } from '../../contracts/vectors.js'
import { ChainStreams } from '../../random/stream.js'
import { requestedInputs } from '../linear/inputs.js'
import type { LinearClassifierOptions } from './options.js'

/** A fitted classifier. A sample has the inputs that it is handed and labels 1 or -1: the sign of x.w, some flipped. */
export function linearClassifierModel(
  state: LinearState,
  options: Pick<LinearClassifierOptions, 'label_noise'>,
  notes: readonly string[] = [],
): VectorModel {
  const { chains, dimension, coefficients } = state
  return {
    state,
    notes,
    sample(request, _decoding, rng): VectorBatch {
      const { kind, values, count, provenance } = requestedInputs(request, state)
      const targets = new Float64Array(chains * count)
      const streams = new ChainStreams(rng)
      for (let chain = 0; chain < chains; chain++) {
        const stream = streams.of(chain)
        for (let item = chain * count; item < (chain + 1) * count; item++) {
          let sum = 0
          for (let at = 0; at < dimension; at++) {
            sum += values[item * dimension + at] * coefficients[chain * dimension + at]
          }
          const flipped = stream.uniform() < options.label_noise
          targets[item] = sum >= 0 === flipped ? -1 : 1
        }
      }
      return { kind, values, dimension, chains, count, targets, provenance }
    },
  }
}
