import type { VectorWorldFactory } from '../../contracts/vectors.js'
import { DiscreteSampler } from '../../random/discrete.js'
import { ChainStreams } from '../../random/stream.js'
import { humanNumbers } from '../human-numbers.js'
import { probabilitiesOf } from './frequencies.js'
import type { StatesOptions } from './options.js'

/**
 * Finitely many states, numbered from 0, which come independently with fixed probabilities: symbols, facts, or species
 * without any structure. An item is the number of a state.
 *
 * @example
 * const world = states.create({ world: 'states', frequencies: [3, 1] })
 * world.truth // { kind: 'states', chains: 1, states: 2, probabilities: 0.75, 0.25 }
 */
export const states: VectorWorldFactory<StatesOptions> = {
  name: 'states',
  version: 1,
  data: 'vectors',
  create(options) {
    const probabilities = probabilitiesOf(options)
    return {
      name: 'states',
      dimension: 1,
      truth: { kind: 'states', chains: 1, states: probabilities.length, probabilities },
      draw(count, chains, rng) {
        const values = new Float64Array(chains * count)
        const streams = new ChainStreams(rng)
        const sampler = new DiscreteSampler()
        sampler.prepare(probabilities)
        for (let chain = 0; chain < chains; chain++) {
          sampler.fill(streams.of(chain), values, chain * count, (chain + 1) * count)
        }
        return humanNumbers(values, 1, chains)
      },
    }
  },
}
