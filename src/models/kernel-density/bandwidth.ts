import type { VectorBatch } from '../../contracts/batch.js'
import { momentsOf } from '../gaussian/moments.js'
import type { KernelDensityOptions } from './options.js'

/** The bandwidth of each chain: see `options.ts` for the definitions. 0 where it follows points that are all equal. */
export function bandwidthsOf(batch: VectorBatch, { bandwidth, scale }: KernelDensityOptions): Float64Array {
  const deviations = scale === 'deviation' ? deviationsOf(batch) : undefined
  return Float64Array.from({ length: batch.chains }, (_, chain) => {
    const width =
      typeof bandwidth === 'number'
        ? bandwidth
        : byRule(bandwidth, effectiveCount(batch, chain), batch.dimension)
    return width * (deviations?.[chain] ?? 1)
  })
}

/**
 * Scott 1992, Multivariate Density Estimation; Silverman 1986, Density Estimation for Statistics and Data Analysis; in
 * the form that scikit-learn and scipy share.
 *
 * @example
 * byRule('silverman', 100, 1) // (4 / 300)^(1 / 5) = 0.4217
 */
function byRule(rule: 'scott' | 'silverman', count: number, dimension: number): number {
  const base = rule === 'scott' ? count : (count * (dimension + 2)) / 4
  return Math.exp(-Math.log(base) / (dimension + 4))
}

/** Kish's effective sample size: the number of points where all weigh the same. */
function effectiveCount({ weights, count }: VectorBatch, chain: number): number {
  if (weights === undefined) return count
  let [sum, squares] = [0, 0]
  for (const weight of weights.subarray(chain * count, (chain + 1) * count)) {
    sum += weight
    squares += weight * weight
  }
  return (sum * sum) / squares
}

/** Roots of the mean variances, unbiased. */
function deviationsOf(batch: VectorBatch): Float64Array {
  const { covariances } = momentsOf(batch, 1, 'kernel-density')
  const { chains, dimension } = batch
  return Float64Array.from({ length: chains }, (_, chain) => {
    let trace = 0
    for (let axis = 0; axis < dimension; axis++) {
      trace += covariances[(chain * dimension + axis) * dimension + axis]
    }
    return Math.sqrt(trace / dimension)
  })
}
