import type { LinearState } from '../../contracts/state.js'
import type { VectorWorldFactory } from '../../contracts/vectors.js'
import { BadInputError } from '../../errors/index.js'
import { ChainStreams } from '../../random/stream.js'
import { humanNumbers } from '../human-numbers.js'
import { trueCoefficients } from '../linear/coefficients.js'
import type { ClassesOptions } from './options.js'

const NAME = 'classes'

/** Inputs x ~ N(0, I) and labels 1 or -1: the sign of x.w. */
export const classes: VectorWorldFactory<ClassesOptions> = {
  name: NAME,
  version: 1,
  data: 'vectors',
  create(options) {
    const coefficients = trueCoefficients(options)
    if (coefficients.every((value) => value === 0)) {
      throw new BadInputError(
        'with coefficients that are all 0 there is one class alone',
        'Give one other than 0.',
      )
    }
    const dimension = coefficients.length
    const truth: LinearState = {
      kind: 'linear',
      task: 'classification',
      chains: 1,
      dimension,
      coefficients,
      noise: 0,
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
          streams.of(chain).fillNormal(values, chain * count * dimension, (chain + 1) * count * dimension)
        }
        for (let item = 0; item < targets.length; item++) {
          let sum = 0
          for (let at = 0; at < dimension; at++) sum += values[item * dimension + at] * coefficients[at]
          targets[item] = sum >= 0 ? 1 : -1
        }
        return humanNumbers(values, dimension, chains, targets)
      },
    }
  },
}
