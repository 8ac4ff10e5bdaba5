import type { LinearState } from '../../contracts/state.js'
import type { VectorWorldFactory } from '../../contracts/vectors.js'
import { ChainStreams } from '../../random/stream.js'
import { humanNumbers } from '../human-numbers.js'
import { trueCoefficients } from '../linear/coefficients.js'
import type { RegressionOptions } from './options.js'

const NAME = 'regression'

/** Inputs x ~ N(0, S), S diagonal, and targets y = x.w + noise. */
export const regression: VectorWorldFactory<RegressionOptions> = {
  name: NAME,
  version: 1,
  data: 'vectors',
  create(options) {
    const { noise, spectrum } = options
    const coefficients = trueCoefficients(options)
    const dimension = coefficients.length
    const deviations = inputDeviations(dimension, spectrum)
    const truth: LinearState = {
      kind: 'linear',
      task: 'regression',
      chains: 1,
      dimension,
      coefficients,
      noise,
    }
    return {
      name: NAME,
      dimension,
      truth,
      draw(count, chains, rng) {
        const values = new Float64Array(chains * count * dimension)
        const targets = new Float64Array(chains * count)
        const streams = new ChainStreams(rng)
        for (let chain = 0; chain < chains; chain++) {
          const stream = streams.of(chain)
          for (let item = chain * count; item < (chain + 1) * count; item++) {
            const start = item * dimension
            stream.fillNormal(values, start, start + dimension)
            let target = noise * stream.normal()
            for (let at = 0; at < dimension; at++) {
              values[start + at] *= deviations[at]
              target += values[start + at] * coefficients[at]
            }
            targets[item] = target
          }
        }
        return humanNumbers(values, dimension, chains, targets)
      },
    }
  },
}

/** Standard deviations of inputs whose variances follow a power law of mean 1. */
function inputDeviations(dimension: number, spectrum: number): Float64Array {
  const variances = Float64Array.from({ length: dimension }, (_, at) =>
    Math.exp(-spectrum * Math.log(at + 1)),
  )
  const total = variances.reduce((sum, variance) => sum + variance, 0)
  return variances.map((variance) => Math.sqrt((variance * dimension) / total))
}
