import type { VectorFamily } from '../../contracts/vectors.js'
import { BadInputError } from '../../errors/index.js'
import { semidefiniteFactors } from '../../numerics/semidefinite-factor.js'
import { checkPoints } from '../check-points.js'
import { checkItemWeights } from '../item-weights.js'
import { checkDecoding } from './check-decoding.js'
import { gaussianModel } from './model.js'
import { momentsOf } from './moments.js'
import { collapseNotes } from './notes.js'
import type { GaussianOptions } from './options.js'

/**
 * A normal distribution with full covariance: the mean and the covariance of the items, `ddof` 0 or 1. The model of
 * Shumailov et al. 2024 (theorem 3.1), Alemohammad et al. 2307.01850 (whose shrink lambda is the temperature) and
 * Kazdan et al. 2410.16713 (ddof 0).
 */
export const gaussianFamily: VectorFamily<GaussianOptions> = {
  name: 'gaussian',
  version: 1,
  data: 'vectors',
  capabilities: ({ ddof }) => ({
    batch: 'vectors',
    lossWeights: true,
    randomFit: false,
    leastItems: 1 + ddof,
  }),
  checkDecoding: (_options, decoding) => checkDecoding(decoding),

  checkWorld({ ddof }, world, points) {
    checkPoints('gaussian', world)
    if (ddof === 0 || points >= 2) return
    throw new BadInputError(
      `family gaussian: an unbiased variance needs two points, and there is ${points}`,
      'Ask for more points, or set model.ddof to 0.',
    )
  },

  fit(batch, options) {
    checkItemWeights(batch, 'gaussian')
    const state = momentsOf(batch, options.ddof)
    const factors = semidefiniteFactors(state.covariances, state.dimension)
    return gaussianModel(state, factors, collapseNotes(state, factors.ranks, batch.count))
  },

  restore(state) {
    if (state.kind !== 'normal') throw new RangeError(`the state of a gaussian is normal, not ${state.kind}`)
    return gaussianModel(state)
  },
}
