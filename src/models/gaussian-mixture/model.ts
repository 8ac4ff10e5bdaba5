import type { VectorBatch } from '../../contracts/batch.js'
import type { MixtureState } from '../../contracts/state.js'
import type { VectorModel } from '../../contracts/vectors.js'
import { MixtureSampler } from '../../numerics/mixture-sampler.js'
import { ChainStreams } from '../../random/stream.js'
import { syntheticBatch } from '../synthetic-batch.js'
import { MixtureDensity } from './density.js'
import { shareOut } from './expectation.js'
import { itemsOf } from './items.js'
import { chainOf } from './mixture.js'

export function gaussianMixtureModel(state: MixtureState, notes: readonly string[] = []): VectorModel {
  const { chains, dimension, components } = state
  return {
    state,
    notes,
    sample({ count }, _decoding, rng): VectorBatch {
      const values = new Float64Array(chains * count * dimension)
      const sampler = new MixtureSampler(state)
      const streams = new ChainStreams(rng)
      for (let chain = 0; chain < chains; chain++) {
        const stream = streams.of(chain)
        for (let item = chain * count; item < (chain + 1) * count; item++) {
          sampler.draw(chain, stream, values, item * dimension)
        }
      }
      return syntheticBatch(values, state, count)
    },
    meanLogDensity(batch): Float64Array {
      const density = new MixtureDensity(components, dimension)
      const joint = new Float64Array(components * batch.count)
      return Float64Array.from({ length: chains }, (_, chain) => {
        const items = itemsOf(batch, batch.chains === 1 ? 0 : chain)
        density.load(chainOf(state, chain))
        density.joint(items.values, items.count, joint)
        return shareOut(joint.subarray(0, components * items.count), items)
      })
    },
  }
}
