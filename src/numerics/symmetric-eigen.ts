import { tridiagonal } from './tridiagonal.js'

export interface Eigen {
  /** Descending. */
  readonly values: Float64Array
  /** Row i is the eigenvector of value i, of length 1. */
  readonly vectors: Float64Array
}

/** More than ever needed: about two a value are usual. */
const MOST_SWEEPS = 60

/**
 * Eigenvalues and eigenvectors of a real symmetric matrix (size x size, row after row; what stands above the diagonal
 * counts). Where only the values are wanted `symmetricEigenvalues` is faster.
 *
 * **Method.** Householder reflections to tridiagonal form, then QL with implicit shifts; the error of a value is a
 * few rounding errors of the largest.
 *
 * Source: Golub and Van Loan, Matrix Computations, sections 8.3.1 and 8.3.3.
 *
 * @example
 * symmetricEigen(Float64Array.of(2, 1, 1, 2), 2).values // 3, 1
 */
export function symmetricEigen(matrix: Float64Array, size: number): Eigen {
  const { diagonal, below, basis } = tridiagonal(matrix, size)
  const rows = basis()
  implicitQl(diagonal, below, rows)
  const order = Array.from(diagonal, (_, index) => index).sort((a, b) => diagonal[b] - diagonal[a])
  const vectors = new Float64Array(size * size)
  for (const [place, index] of order.entries()) {
    vectors.set(rows.subarray(index * size, (index + 1) * size), place * size)
  }
  return { values: Float64Array.from(order, (index) => diagonal[index]), vectors }
}

/**
 * Diagonalises a tridiagonal matrix in place. `below[i]` stands below `diagonal[i]`. The rotations are applied to the
 * rows of `rows`, which lie side by side in memory.
 */
function implicitQl(diagonal: Float64Array, below: Float64Array, rows: Float64Array): void {
  const size = diagonal.length
  const negligible = Number.EPSILON * largestOf(diagonal, below)
  for (let first = 0; first < size; first++) {
    for (let sweep = 0; ; sweep++) {
      const last = endOfBlock(below, first, negligible)
      if (last === first) break
      if (sweep === MOST_SWEEPS) throw new RangeError('the eigenvalues of a matrix did not converge')
      sweepUp(diagonal, below, first, last, rows)
    }
  }
}

/** Rounding is measured by it: single values of a matrix that lacks rank are nothing but rounding. */
function largestOf(diagonal: Float64Array, below: Float64Array): number {
  let largest = 0
  for (const [at, value] of diagonal.entries()) {
    largest = Math.max(largest, Math.abs(value) + Math.abs(below[at]))
  }
  return largest
}

/** The last index of the block that begins at `first`: behind it the matrix falls apart. */
function endOfBlock(below: Float64Array, first: number, negligible: number): number {
  let last = first
  while (last < below.length - 1 && Math.abs(below[last]) > negligible) last++
  return last
}

/** One QL step on the block first .. last, from its end up, with Wilkinson's shift. */
function sweepUp(
  diagonal: Float64Array,
  below: Float64Array,
  first: number,
  last: number,
  rows: Float64Array,
): void {
  const half = (diagonal[first + 1] - diagonal[first]) / (2 * below[first])
  const root = Math.sqrt(half * half + 1)
  const shift = diagonal[first] - below[first] / (half + (half < 0 ? -root : root))
  let bulge = diagonal[last] - shift
  let sine = 1
  let cosine = 1
  let moved = 0
  for (let at = last - 1; at >= first; at--) {
    const f = sine * below[at]
    const b = cosine * below[at]
    const length = Math.sqrt(f * f + bulge * bulge)
    below[at + 1] = length
    if (length === 0) {
      // The block fell apart here: what is below it is done.
      diagonal[at + 1] -= moved
      below[last] = 0
      return
    }
    sine = f / length
    cosine = bulge / length
    const lower = diagonal[at + 1] - moved
    const turn = (diagonal[at] - lower) * sine + 2 * cosine * b
    moved = sine * turn
    diagonal[at + 1] = lower + moved
    bulge = cosine * turn - b
    rotate(rows, at, diagonal.length, sine, cosine)
  }
  diagonal[first] -= moved
  below[first] = bulge
  below[last] = 0
}

/** Rotates rows `at` and `at + 1` into each other. */
function rotate(rows: Float64Array, at: number, size: number, sine: number, cosine: number): void {
  const start = at * size
  const next = start + size
  for (let column = 0; column < size; column++) {
    const upper = rows[start + column]
    const lower = rows[next + column]
    rows[next + column] = sine * upper + cosine * lower
    rows[start + column] = cosine * upper - sine * lower
  }
}
