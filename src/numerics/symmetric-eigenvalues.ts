import { bandOf } from './band-reduction.js'
import { tridiagonalOfBand } from './bulge-chasing.js'
import { tridiagonalEigenvalues } from './tridiagonal-eigenvalues.js'

/**
 * Eigenvalues of a real symmetric matrix (size x size, row after row), ascending. The error of a value is a few rounding
 * errors of the largest.
 *
 * **Method.** To a band matrix by products of blocks, from there to a tridiagonal one, whose eigenvalues are found by QL.
 * Deterministic: the same bits on every machine.
 *
 * @example
 * symmetricEigenvalues(Float64Array.of(2, 1, 1, 2), 2) // 1, 3
 */
export function symmetricEigenvalues(matrix: Float64Array, size: number): Float64Array {
  const { diagonal, below } = tridiagonalOfBand(bandOf(matrix, size))
  // What was added to fill the last block is 0 and stands apart at the end.
  return tridiagonalEigenvalues({ diagonal: diagonal.slice(0, size), below: below.slice(0, size) })
}
