import { EigenvalueDecomposition, Matrix } from 'ml-matrix'
import { describe, expect, it } from 'vitest'
import { symmetricEigenvalues } from '../../src/numerics/symmetric-eigenvalues.js'
import { keyedRng } from '../../src/random/keyed.js'

const rng = keyedRng('symmetric-eigenvalues')

function randomSymmetric(size: number): Float64Array {
  const matrix = new Float64Array(size * size)
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      matrix[row * size + column] = rng.uniform() - 0.5
      matrix[column * size + row] = matrix[row * size + column]
    }
  }
  return matrix
}

/** The product of a matrix of `rows` rows of random numbers with its transpose: `rank` eigenvalues are above 0. */
function gram(rows: number, rank: number): Float64Array {
  const features = Float64Array.from({ length: rows * rank }, () => rng.uniform() - 0.5)
  return Float64Array.from({ length: rows * rows }, (_, at) => {
    let sum = 0
    const [row, column] = [Math.floor(at / rows), at % rows]
    for (let k = 0; k < rank; k++) sum += features[row * rank + k] * features[column * rank + k]
    return sum
  })
}

function byMlMatrix(matrix: Float64Array, size: number): number[] {
  const rows = Array.from({ length: size }, (_, row) =>
    Array.from(matrix.subarray(row * size, (row + 1) * size)),
  )
  return new EigenvalueDecomposition(new Matrix(rows), { assumeSymmetric: true }).realEigenvalues.sort(
    (a, b) => a - b,
  )
}

function furthest(left: ArrayLike<number>, right: ArrayLike<number>): number {
  expect(left.length).toBe(right.length)
  return Math.max(0, ...Array.from(left, (value, at) => Math.abs(value - right[at])))
}

describe('symmetricEigenvalues', () => {
  // Below, at and above multiples of the bandwidth of 24.
  it.each([0, 1, 2, 3, 5, 23, 24, 25, 48, 49, 97, 120, 128])('agrees with ml-matrix, size %i', (size) => {
    const matrix = randomSymmetric(size)
    const expected = size === 0 ? [] : byMlMatrix(matrix, size)
    expect(furthest(symmetricEigenvalues(matrix, size), expected)).toBeLessThan(1e-12)
  })

  it('agrees with ml-matrix where most eigenvalues are 0', () => {
    const matrix = gram(100, 7)
    const values = symmetricEigenvalues(matrix, 100)
    expect(furthest(values, byMlMatrix(matrix, 100))).toBeLessThan(1e-12)
    expect(values.filter((value) => value > 1e-12)).toHaveLength(7)
  })

  it('finds the values of matrices that are known', () => {
    // The second difference matrix of size n: 2 - 2 cos(k pi / (n + 1)); here scattered by a permutation.
    const size = 150
    const place = (at: number) => (at * 77) % size
    const matrix = new Float64Array(size * size)
    for (let at = 0; at < size; at++) {
      matrix[place(at) * size + place(at)] = 2
      if (at + 1 === size) continue
      matrix[place(at) * size + place(at + 1)] = -1
      matrix[place(at + 1) * size + place(at)] = -1
    }
    const expected = Array.from(
      { length: size },
      (_, k) => 2 - 2 * Math.cos(((k + 1) * Math.PI) / (size + 1)),
    )
    expect(furthest(symmetricEigenvalues(matrix, size), expected)).toBeLessThan(1e-13)
    // All ones: the size, and 0 otherwise. The identity: ones. Zeros: zeros.
    const ones = symmetricEigenvalues(new Float64Array(70 * 70).fill(1), 70)
    expect(furthest(ones, [...new Array<number>(69).fill(0), 70])).toBeLessThan(1e-12)
    const identity = Float64Array.from({ length: 70 * 70 }, (_, at) => (at % 71 === 0 ? 1 : 0))
    expect([...symmetricEigenvalues(identity, 70)]).toEqual(new Array(70).fill(1))
    expect([...symmetricEigenvalues(new Float64Array(70 * 70), 70)]).toEqual(new Array(70).fill(0))
  })

  it('does as its example says, and leaves the matrix as it is', () => {
    const matrix = Float64Array.of(2, 1, 1, 2)
    expect(furthest(symmetricEigenvalues(matrix, 2), [1, 3])).toBeLessThan(1e-15)
    expect([...matrix]).toEqual([2, 1, 1, 2])
  })
})
