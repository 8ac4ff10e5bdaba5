/**
 * Cholesky factors of small symmetric matrices that lie row after row in a larger array, one for each of many chains:
 * without an object or an allocation for each.
 */

/**
 * Writes the lower factor L of a symmetric positive definite matrix A = L L' to `factor`; above the diagonal stands 0.
 * False where A is not positive definite, or so nearly singular that rounding decides: a pivot is no larger than
 * `size` rounding errors of its diagonal. What is then in `factor` is of no use.
 *
 * Source: Golub and Van Loan, Matrix Computations, section 4.2.
 *
 * @param start place of the matrix in `matrices`; what stands on and below its diagonal counts
 * @example
 * const factor = new Float64Array(4)
 * choleskyFactor(Float64Array.of(4, 2, 2, 5), 0, 2, factor, 0) // true
 * factor // 2, 0, 1, 2
 */
export function choleskyFactor(
  matrices: Float64Array,
  start: number,
  size: number,
  factor: Float64Array,
  to: number,
): boolean {
  for (let row = 0; row < size; row++) {
    const own = to + row * size
    for (let column = 0; column < row; column++) {
      const other = to + column * size
      let rest = matrices[start + row * size + column]
      for (let at = 0; at < column; at++) rest -= factor[own + at] * factor[other + at]
      factor[own + column] = rest / factor[other + column]
    }
    const diagonal = matrices[start + row * size + row]
    let pivot = diagonal
    for (let at = 0; at < row; at++) pivot -= factor[own + at] * factor[own + at]
    if (!(pivot > size * Number.EPSILON * diagonal)) return false
    factor[own + row] = Math.sqrt(pivot)
    factor.fill(0, own + row + 1, own + size)
  }
  return true
}

/** Turns the right-hand side b into the solution x of L L' x = b, in place. */
export function choleskySolve(factor: Float64Array, start: number, size: number, vector: Float64Array): void {
  for (let row = 0; row < size; row++) {
    let rest = vector[row]
    for (let at = 0; at < row; at++) rest -= factor[start + row * size + at] * vector[at]
    vector[row] = rest / factor[start + row * size + row]
  }
  for (let row = size - 1; row >= 0; row--) {
    let rest = vector[row]
    for (let at = row + 1; at < size; at++) rest -= factor[start + at * size + row] * vector[at]
    vector[row] = rest / factor[start + row * size + row]
  }
}

/**
 * Turns the lower factor L into its inverse, in place: of x from a normal distribution of covariance L L', the squared
 * length of L^-1 (x - mean) is the squared Mahalanobis distance.
 */
export function invertLower(factor: Float64Array, start: number, size: number): void {
  for (let column = 0; column < size; column++) {
    const diagonal = start + column * size + column
    factor[diagonal] = 1 / factor[diagonal]
    for (let row = column + 1; row < size; row++) {
      const own = start + row * size
      let sum = 0
      for (let at = column; at < row; at++) sum -= factor[own + at] * factor[start + at * size + column]
      factor[own + column] = sum / factor[own + row]
    }
  }
}
