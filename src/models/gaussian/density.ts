import type { VectorBatch } from '../../contracts/batch.js'
import type { NormalState } from '../../contracts/state.js'
import type { SemidefiniteFactors } from '../../numerics/semidefinite-factor.js'
import { meanOverItems } from '../mean-over-items.js'

/**
 * Mean log density (nats per item) that each chain's normal distribution gives to items.
 *
 * **Formula.** ln N(x; m, L L') = -(d ln 2 pi + |y|^2) / 2 - sum ln L_ii, where L y = x - m.
 *
 * A singular covariance has no density: all mass lies in a plane or a point. Items that do not lie there exactly have
 * -Infinity, and so has their mean; where all do, it is Infinity.
 */
export function meanLogNormal(
  { chains, dimension, means }: NormalState,
  { factors, ranks }: SemidefiniteFactors,
  batch: VectorBatch,
): Float64Array {
  const solution = new Float64Array(dimension)
  return meanOverItems(chains, batch, (chain) => {
    const factor = factors.subarray(chain * dimension * dimension, (chain + 1) * dimension * dimension)
    const mean = means.subarray(chain * dimension, (chain + 1) * dimension)
    const constant =
      ranks[chain] < dimension
        ? Number.POSITIVE_INFINITY
        : (-dimension * Math.log(2 * Math.PI)) / 2 - logDeterminant(factor, dimension)
    return (values, from) => {
      const distance = squaredDistance(values, from, mean, factor, solution)
      return distance < Number.POSITIVE_INFINITY ? constant - distance / 2 : Number.NEGATIVE_INFINITY
    }
  })
}

/** Of the factor L. */
function logDeterminant(factor: Float64Array, dimension: number): number {
  let sum = 0
  for (let axis = 0; axis < dimension; axis++) sum += Math.log(factor[axis * dimension + axis])
  return sum
}

/** |y|^2 of L y = x - m; infinite where no y solves it. */
function squaredDistance(
  values: Float64Array,
  from: number,
  mean: Float64Array,
  factor: Float64Array,
  solution: Float64Array,
): number {
  const dimension = mean.length
  let distance = 0
  for (let row = 0; row < dimension; row++) {
    let rest = values[from + row] - mean[row]
    for (let column = 0; column < row; column++) rest -= factor[row * dimension + column] * solution[column]
    const pivot = factor[row * dimension + row]
    if (pivot === 0 && rest !== 0) return Number.POSITIVE_INFINITY
    solution[row] = pivot === 0 ? 0 : rest / pivot
    distance += solution[row] * solution[row]
  }
  return distance
}
