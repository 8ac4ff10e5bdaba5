import { symmetricEigen } from './symmetric-eigen.js'
import { tridiagonal } from './tridiagonal.js'
import { tridiagonalEigenvalues } from './tridiagonal-eigenvalues.js'

/** Eigenvalues below this share of the largest are rounding. */
const NEGLIGIBLE = 1e-13

/**
 * Squared Frechet (2-Wasserstein) distances of many small normal distributions, which lie row after row in two arrays,
 * from one: |m - m*|^2 + tr(C + C* - 2 (C C*)^(1/2)), as `gaussianFrechet` has it of samples. What the one gives is
 * computed once.
 *
 * Source: Dowson and Landau 1982, The Frechet distance between multivariate normal distributions.
 *
 * @example
 * frechetTo([0], [1])([3, 3], [4, 1], 0) // 10: (3 - 0)^2 + (2 - 1)^2
 */
export function frechetTo(
  mean: Float64Array,
  covariance: Float64Array,
): (means: Float64Array, covariances: Float64Array, chain: number) => number {
  const size = mean.length
  const squaresOf = (means: Float64Array, chain: number) => {
    let sum = 0
    for (let axis = 0; axis < size; axis++) {
      const difference = means[chain * size + axis] - mean[axis]
      sum += difference * difference
    }
    return sum
  }
  if (size === 1) {
    const deviation = Math.sqrt(covariance[0])
    return (means, variances, chain) => {
      const difference = Math.sqrt(variances[chain]) - deviation
      return squaresOf(means, chain) + difference * difference
    }
  }
  const root = rootRows(covariance, size)
  const traced = trace(covariance, 0, size)
  return (means, covariances, chain) => {
    const start = chain * size * size
    const spread = traced + trace(covariances, start, size) - 2 * traceOfRoot(root, covariances, start, size)
    return squaresOf(means, chain) + Math.max(0, spread)
  }
}

/** Rows L with L' L = matrix: eigenvectors by the roots of their eigenvalues, without those that are rounding. */
function rootRows(matrix: Float64Array, size: number): Float64Array {
  const { values, vectors } = symmetricEigen(matrix, size)
  const rank = values.filter((value) => value > NEGLIGIBLE * values[0]).length
  return vectors.slice(0, rank * size).map((value, at) => value * Math.sqrt(values[Math.floor(at / size)]))
}

/** tr (C C*)^(1/2): the sum of the roots of the eigenvalues of L C L'. */
function traceOfRoot(root: Float64Array, matrices: Float64Array, start: number, size: number): number {
  const rank = root.length / size
  if (rank === 0) return 0
  const inner = new Float64Array(rank * rank)
  const image = new Float64Array(size)
  for (let row = 0; row < rank; row++) {
    for (let i = 0; i < size; i++) {
      let sum = 0
      for (let j = 0; j < size; j++) sum += matrices[start + i * size + j] * root[row * size + j]
      image[i] = sum
    }
    for (let column = row; column < rank; column++) {
      let sum = 0
      for (let i = 0; i < size; i++) sum += root[column * size + i] * image[i]
      inner[row * rank + column] = sum
      inner[column * rank + row] = sum
    }
  }
  const { diagonal, below } = tridiagonal(inner, rank)
  return tridiagonalEigenvalues({ diagonal, below }).reduce(
    (sum, value) => sum + Math.sqrt(Math.max(0, value)),
    0,
  )
}

function trace(matrices: Float64Array, start: number, size: number): number {
  let sum = 0
  for (let axis = 0; axis < size; axis++) sum += matrices[start + axis * (size + 1)]
  return sum
}
