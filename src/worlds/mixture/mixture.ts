import type { VectorWorldFactory } from '../../contracts/vectors.js'
import { MixtureSampler } from '../../numerics/mixture-sampler.js'
import { ChainStreams } from '../../random/stream.js'
import { humanNumbers } from '../human-numbers.js'
import type { MixtureOptions } from './options.js'
import { mixtureTruth } from './truth.js'

const NAME = 'mixture'

/** Points from a mixture of normal distributions. */
export const mixture: VectorWorldFactory<MixtureOptions> = {
  name: NAME,
  version: 1,
  data: 'vectors',
  create(options) {
    const truth = mixtureTruth(options)
    const { dimension } = truth
    return {
      name: NAME,
      dimension,
      truth,
      draw(count, chains, rng) {
        const values = new Float64Array(chains * count * dimension)
        const sampler = new MixtureSampler(truth)
        const streams = new ChainStreams(rng)
        for (let chain = 0; chain < chains; chain++) {
          const stream = streams.of(chain)
          for (let item = chain * count; item < (chain + 1) * count; item++) {
            sampler.draw(0, stream, values, item * dimension)
          }
        }
        return humanNumbers(values, dimension, chains)
      },
    }
  },
}
