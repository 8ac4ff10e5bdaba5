import { centred, columnMeans, transposed } from './matrix.js'
import { gramOfRows, rowProducts } from './row-products.js'
import { symmetricEigen } from './symmetric-eigen.js'
import { symmetricEigenvalues } from './symmetric-eigenvalues.js'

/** Eigenvalues below this share of the largest are rounding. */
const NEGLIGIBLE = 1e-13

/**
 * Squared Frechet (2-Wasserstein) distance of the Gaussians with the means and covariances of two sets of rows.
 *
 * **Formula.** |m1 - m2|^2 + tr(C1 + C2 - 2 (C1 C2)^(1/2)). With C1 = L L', the trace of the root is the sum of the
 * roots of the eigenvalues of L' C2 L, which is symmetric: no root of a general matrix is taken.
 *
 * Source: Dowson and Landau 1982, The Frechet distance between multivariate normal distributions.
 *
 * @param lostDegrees what the covariances' divisor is less than the number of rows: 1 is unbiased
 */
export function gaussianFrechet(
  first: Float64Array,
  second: Float64Array,
  dimension: number,
  lostDegrees: 0 | 1 = 1,
): number {
  const a = moments(first, dimension, lostDegrees)
  const b = moments(second, dimension, lostDegrees)
  let distance = trace(a.covariance, dimension) + trace(b.covariance, dimension)
  for (let axis = 0; axis < dimension; axis++) {
    const difference = a.mean[axis] - b.mean[axis]
    distance += difference * difference
  }
  return Math.max(0, distance - 2 * traceOfRoot(a.covariance, b.covariance, dimension))
}

function moments(values: Float64Array, dimension: number, lostDegrees: number) {
  const mean = columnMeans(values, dimension)
  const rows = values.length / dimension
  const covariance = gramOfRows(transposed(centred(values, mean), dimension), rows)
  for (let at = 0; at < covariance.length; at++) covariance[at] /= rows - lostDegrees
  return { mean, covariance }
}

function trace(matrix: Float64Array, size: number): number {
  let sum = 0
  for (let at = 0; at < size; at++) sum += matrix[at * (size + 1)]
  return sum
}

function traceOfRoot(first: Float64Array, second: Float64Array, size: number): number {
  const { values, vectors } = symmetricEigen(first, size)
  const rank = values.filter((value) => value > NEGLIGIBLE * values[0]).length
  if (rank === 0) return 0
  const factor = vectors.slice(0, rank * size)
  for (let at = 0; at < factor.length; at++) factor[at] *= Math.sqrt(values[Math.floor(at / size)])
  const inner = rowProducts(rowProducts(factor, second, size), factor, size)
  return symmetricEigenvalues(inner, rank).reduce((sum, value) => sum + Math.sqrt(Math.max(0, value)), 0)
}
