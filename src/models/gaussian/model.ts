import type { NormalState } from '../../contracts/state.js'
import type { VectorModel } from '../../contracts/vectors.js'
import { type SemidefiniteFactors, semidefiniteFactors } from '../../numerics/semidefinite-factor.js'
import { syntheticBatch } from '../synthetic-batch.js'
import { checkDecoding } from './check-decoding.js'
import { meanLogNormal } from './density.js'
import { sampleNormal } from './sampler.js'

/** Normal distributions of many chains, ready to be drawn from. */
export function gaussianModel(
  state: NormalState,
  factors: SemidefiniteFactors = semidefiniteFactors(state.covariances, state.dimension),
  notes: readonly string[] = [],
): VectorModel {
  return {
    state,
    notes,
    sample({ count }, decoding, rng) {
      checkDecoding(decoding)
      return syntheticBatch(sampleNormal(state, factors, count, decoding, rng), state, count)
    },
    meanLogDensity: (items) => meanLogNormal(state, factors, items),
  }
}
