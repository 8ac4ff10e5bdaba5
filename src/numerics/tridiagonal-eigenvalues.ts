import type { TridiagonalMatrix } from './bulge-chasing.js'

/** More than ever needed: about two a value are usual. */
const MOST_SWEEPS = 60

/**
 * Eigenvalues of a symmetric tridiagonal matrix, ascending; the matrix is used up. QL with implicit shifts, in the form
 * without square roots of Pal, Walker and Kahan.
 *
 * Source: Parlett 1998, The Symmetric Eigenvalue Problem, section 8.15; as in LAPACK's dsterf.
 */
export function tridiagonalEigenvalues({ diagonal, below }: TridiagonalMatrix): Float64Array {
  const squares = below.map((value) => value * value)
  for (let first = 0; first < diagonal.length; first++) {
    for (let sweep = 0; ; sweep++) {
      const last = endOfBlock(diagonal, squares, first)
      if (last === first) break
      if (sweep === MOST_SWEEPS) throw new RangeError('the eigenvalues of a matrix did not converge')
      sweepUp(diagonal, squares, first, last)
    }
  }
  return diagonal.sort()
}

/** The last index of the block that begins at `first`: behind it the matrix falls apart. */
function endOfBlock(diagonal: Float64Array, squares: Float64Array, first: number): number {
  let last = first
  while (last < diagonal.length - 1) {
    const product = Math.abs(diagonal[last] * diagonal[last + 1])
    if (squares[last] <= Number.EPSILON * Number.EPSILON * product) break
    last++
  }
  if (last < diagonal.length - 1) squares[last] = 0
  return last
}

function sweepUp(diagonal: Float64Array, squares: Float64Array, first: number, last: number): void {
  const root = Math.sqrt(squares[first])
  const half = (diagonal[first + 1] - diagonal[first]) / (2 * root)
  const length = Math.sqrt(half * half + 1)
  const shift = diagonal[first] - root / (half + (half < 0 ? -length : length))
  let cosine = 1
  let sine = 0
  let gamma = diagonal[last] - shift
  let p = gamma * gamma
  for (let at = last - 1; at >= first; at--) {
    const square = squares[at]
    const r = p + square
    if (at < last - 1) squares[at + 1] = sine * r
    const before = cosine
    cosine = p / r
    sine = square / r
    const old = gamma
    const alpha = diagonal[at]
    gamma = cosine * (alpha - shift) - sine * old
    diagonal[at + 1] = old + (alpha - gamma)
    p = cosine === 0 ? before * square : (gamma * gamma) / cosine
  }
  squares[first] = sine * p
  diagonal[first] = shift + gamma
}
