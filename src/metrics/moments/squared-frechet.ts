import { frechetTo } from '../../numerics/frechet-to.js'
import { oncePerPair } from '../once.js'
import type { Moments } from './state-moments.js'

/** Squared Frechet distance of each chain's moments from those of the truth. */
export const squaredFrechet = oncePerPair(
  ({ chains, means, covariances }: Moments, truth: Moments): Float64Array => {
    const distance = frechetTo(truth.means, truth.covariances)
    return Float64Array.from({ length: chains }, (_, chain) => distance(means, covariances, chain))
  },
)
