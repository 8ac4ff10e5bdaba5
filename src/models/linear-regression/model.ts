import type { VectorBatch } from '../../contracts/batch.js'
import type { LinearState } from '../../contracts/state.js'
import type { VectorModel } from '../../contracts/vectors.js'
import { ChainStreams } from '../../random/stream.js'
import { requestedInputs } from '../linear/inputs.js'
import type { LinearRegressionOptions } from './options.js'

/** A fitted regression. A sample has the inputs that it is handed and new targets: x.(w + shift) + noise. */
export function linearRegressionModel(
  state: LinearState,
  options: Pick<LinearRegressionOptions, 'label_shift'>,
  notes: readonly string[] = [],
): VectorModel {
  return {
    state,
    notes,
    sample(request, _decoding, rng): VectorBatch {
      const inputs = requestedInputs(request, state)
      const targets = labelled(inputs, state, options.label_shift / Math.sqrt(state.dimension))
      if (state.noise > 0) {
        const { count, chains } = inputs
        const noise = new Float64Array(count)
        const streams = new ChainStreams(rng)
        for (let chain = 0; chain < chains; chain++) {
          streams.of(chain).fillNormal(noise, 0, count)
          for (let item = 0; item < count; item++) targets[chain * count + item] += state.noise * noise[item]
        }
      }
      const { kind, values, dimension, chains, count, provenance } = inputs
      return { kind, values, dimension, chains, count, targets, provenance }
    },
  }
}

function labelled({ values, count }: VectorBatch, state: LinearState, shift: number): Float64Array {
  const { chains, dimension, coefficients } = state
  const targets = new Float64Array(chains * count)
  for (let chain = 0; chain < chains; chain++) {
    const labeller = coefficients.subarray(chain * dimension, (chain + 1) * dimension).map((w) => w + shift)
    for (let item = chain * count; item < (chain + 1) * count; item++) {
      let sum = 0
      for (let at = 0; at < dimension; at++) sum += values[item * dimension + at] * labeller[at]
      targets[item] = sum
    }
  }
  return targets
}
