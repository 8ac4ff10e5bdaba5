import type { NormalState } from '../../contracts/state.js'
import type { VectorWorldFactory } from '../../contracts/vectors.js'
import { ChainStreams } from '../../random/stream.js'
import { humanNumbers } from '../human-numbers.js'
import type { NormalWorldOptions } from './options.js'

/**
 * Points of a normal distribution. Its axes are independent: what is fitted and measured here does not depend on how
 * space is turned.
 */
export const normalWorld: VectorWorldFactory<NormalWorldOptions> = {
  name: 'normal',
  version: 1,
  data: 'vectors',
  create({ dimension, mean, sd, spectrum }) {
    const deviations = Float64Array.from(
      { length: dimension },
      (_, axis) => sd * Math.exp((-(spectrum?.power ?? 0) / 2) * Math.log(axis + 1)),
    )
    return {
      name: 'normal',
      dimension,
      truth: truthOf(mean, deviations),
      draw(count, chains, rng) {
        const values = new Float64Array(chains * count * dimension)
        const streams = new ChainStreams(rng)
        for (let chain = 0; chain < chains; chain++) {
          const [from, to] = [chain * count * dimension, (chain + 1) * count * dimension]
          streams.of(chain).fillNormal(values, from, to)
          for (let at = from; at < to; at += dimension) {
            for (let axis = 0; axis < dimension; axis++)
              values[at + axis] = mean + deviations[axis] * values[at + axis]
          }
        }
        return humanNumbers(values, dimension, chains)
      },
    }
  },
}

function truthOf(mean: number, deviations: Float64Array): NormalState {
  const dimension = deviations.length
  const covariances = new Float64Array(dimension * dimension)
  for (const [axis, deviation] of deviations.entries())
    covariances[axis * (dimension + 1)] = deviation * deviation
  return { kind: 'normal', chains: 1, dimension, means: new Float64Array(dimension).fill(mean), covariances }
}
