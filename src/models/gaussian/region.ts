import { chiSquareQuantile } from '../../numerics/chi-square.js'

/**
 * The highest-density region of a normal distribution that holds a share of its mass: of standard normal z, |z|^2 is
 * at most the chi-square quantile with as many degrees of freedom as the covariance has rank; in one dimension,
 * |z| < normalQuantile((1 + share) / 2).
 *
 * @returns the bound of |z|^2 for each rank from 0 on; infinite where all mass is kept
 */
export function regionBounds(topP: number | undefined, dimension: number): (rank: number) => number {
  const bounds = new Float64Array(dimension + 1)
  return (rank) => {
    if (topP === undefined || topP >= 1 || rank === 0) return Number.POSITIVE_INFINITY
    if (bounds[rank] === 0) bounds[rank] = chiSquareQuantile(topP, rank)
    return bounds[rank]
  }
}
