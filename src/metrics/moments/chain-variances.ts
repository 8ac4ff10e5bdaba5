import { oncePer } from '../once.js'
import type { Moments } from './state-moments.js'

/** Variance of each chain per dimension: trace(covariance) / dimension. */
export const chainVariances = oncePer(
  ({ chains, dimension, covariances }: Moments): Float64Array =>
    Float64Array.from({ length: chains }, (_, chain) => {
      let trace = 0
      for (let axis = 0; axis < dimension; axis++) {
        trace += covariances[chain * dimension * dimension + axis * (dimension + 1)]
      }
      return trace / dimension
    }),
)
