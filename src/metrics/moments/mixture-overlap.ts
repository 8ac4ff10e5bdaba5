import type { MixtureState } from '../../contracts/state.js'
import { choleskyFactor } from '../../numerics/cholesky.js'

/**
 * The integral of the product of two densities, each of one chain of mixtures. Infinite where two points of mass or two
 * flat components meet.
 *
 * **Formula.** sum_ij a_i b_j N(m_i - n_j; 0, C_i + D_j)
 *
 * @example
 * overlapOfMixtures(standardNormal, 0, standardNormal, 0) // 0.2821: 1 / (2 sqrt(pi))
 */
export function overlapOfMixtures(
  first: MixtureState,
  firstChain: number,
  second: MixtureState,
  secondChain: number,
): number {
  let sum = 0
  for (let i = 0; i < first.components; i++) {
    const one = firstChain * first.components + i
    for (let j = 0; j < second.components; j++) {
      const other = secondChain * second.components + j
      const weight = first.weights[one] * second.weights[other]
      if (weight > 0) sum += weight * overlapOfNormals(first, one, second, other)
    }
  }
  return sum
}

/** N(m - n; 0, C + D) of two components by their places. */
function overlapOfNormals(first: MixtureState, one: number, second: MixtureState, other: number): number {
  const size = first.dimension
  const covariance = new Float64Array(size * size)
  for (let at = 0; at < covariance.length; at++) {
    covariance[at] =
      first.covariances[one * covariance.length + at] + second.covariances[other * covariance.length + at]
  }
  const factor = new Float64Array(size * size)
  if (!choleskyFactor(covariance, 0, size, factor, 0)) return Number.POSITIVE_INFINITY
  const solved = new Float64Array(size)
  let exponent = 0
  for (let row = 0; row < size; row++) {
    let rest = first.means[one * size + row] - second.means[other * size + row]
    for (let at = 0; at < row; at++) rest -= factor[row * size + at] * solved[at]
    const diagonal = factor[row * size + row]
    solved[row] = rest / diagonal
    exponent -= (solved[row] * solved[row]) / 2 + Math.log(diagonal) + Math.log(2 * Math.PI) / 2
  }
  return Math.exp(exponent)
}
