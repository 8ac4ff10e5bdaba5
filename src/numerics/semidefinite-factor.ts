/** A pivot below this share of its diagonal is rounding: the axis is a combination of those before it. */
const NEGLIGIBLE = 1e-13

export interface SemidefiniteFactors {
  /** L of A = L L' for each matrix, row after row; 0 above the diagonal and in the column of a pivot that is 0. */
  readonly factors: Float64Array
  /** Pivots that are not 0, of each matrix. */
  readonly ranks: Uint32Array
}

/**
 * Lower triangular factors of many symmetric matrices that may lack rank: covariances of fewer points than dimensions,
 * or of points that lie in a plane. A pivot that is 0 but for rounding gives a column of zeros, so that of standard
 * normal z the product L z has the covariance A whatever its rank.
 *
 * Source: Golub and Van Loan, Matrix Computations, section 4.2.8.
 *
 * @param matrices [matrices, size, size]; what stands on and below the diagonals counts
 * @example
 * semidefiniteFactors(Float64Array.of(4, 2, 2, 1), 2) // factors 2, 0, 1, 0; rank 1
 */
export function semidefiniteFactors(matrices: Float64Array, size: number): SemidefiniteFactors {
  const factors = new Float64Array(matrices.length)
  const ranks = new Uint32Array(matrices.length / (size * size))
  for (let matrix = 0; matrix < ranks.length; matrix++) {
    ranks[matrix] = factorise(matrices, factors, matrix * size * size, size)
  }
  return { factors, ranks }
}

/** Column after column; returns the rank. */
function factorise(matrices: Float64Array, factors: Float64Array, start: number, size: number): number {
  let rank = 0
  for (let column = 0; column < size; column++) {
    const own = start + column * size
    const diagonal = matrices[own + column]
    const pivot = diagonal - product(factors, own, own, column)
    if (!(pivot > NEGLIGIBLE * diagonal)) continue
    rank++
    const root = Math.sqrt(pivot)
    factors[own + column] = root
    for (let row = column + 1; row < size; row++) {
      const other = start + row * size
      factors[other + column] = (matrices[other + column] - product(factors, own, other, column)) / root
    }
  }
  return rank
}

/** The inner product of the first entries of two rows. */
function product(values: Float64Array, left: number, right: number, length: number): number {
  let sum = 0
  for (let at = 0; at < length; at++) sum += values[left + at] * values[right + at]
  return sum
}
