import { EigenvalueDecomposition, Matrix } from 'ml-matrix'
import { describe, expect, it } from 'vitest'
import { gramOfRows, rowProducts } from '../../src/numerics/row-products.js'
import { symmetricEigen } from '../../src/numerics/symmetric-eigen.js'
import { keyedRng } from '../../src/random/keyed.js'
import { normals } from './random-matrix.js'

describe('eigenvalues of symmetric matrices', () => {
  it('are those worked by hand', () => {
    // Roots of (2 - l)^2 = 1.
    const { values, vectors } = symmetricEigen(Float64Array.of(2, 1, 1, 2), 2)
    expect(values[0]).toBeCloseTo(3, 14)
    expect(values[1]).toBeCloseTo(1, 14)
    expect(Math.abs(vectors[0])).toBeCloseTo(Math.SQRT1_2, 14)
    expect(vectors[0]).toBeCloseTo(vectors[1], 14)
    expect([...symmetricEigen(Float64Array.of(7), 1).values]).toEqual([7])
    expect([...symmetricEigen(new Float64Array(9), 3).values]).toEqual([0, 0, 0])
    expect([...symmetricEigen(Float64Array.of(1, 0, 0, 0, 5, 0, 0, 0, -2), 3).values]).toEqual([5, 1, -2])
  })

  it('of the second difference of n points are 2 - 2 cos(k pi / (n + 1))', () => {
    const size = 60
    const matrix = new Float64Array(size * size)
    for (let at = 0; at < size; at++) {
      matrix[at * (size + 1)] = 2
      if (at + 1 < size) matrix[at * (size + 1) + 1] = matrix[(at + 1) * size + at] = -1
    }
    const { values } = symmetricEigen(matrix, size)
    for (const [at, value] of values.entries()) {
      expect(value).toBeCloseTo(2 - 2 * Math.cos(((size - at) * Math.PI) / (size + 1)), 12)
    }
  })

  // Full rank, and fewer rows than the matrix is wide: many eigenvalues are 0.
  for (const [size, rank] of [
    [40, 60],
    [40, 12],
  ]) {
    it(`agree with ml-matrix and solve the equation: ${size} x ${size} of ${rank} factors`, () => {
      const matrix = gramOfRows(normals(size * rank, keyedRng('eigen', rank)), rank)
      const { values, vectors } = symmetricEigen(matrix, size)
      const theirs = new EigenvalueDecomposition(Matrix.from1DArray(size, size, [...matrix]), {
        assumeSymmetric: true,
      }).realEigenvalues.sort((a, b) => b - a)
      const images = rowProducts(vectors, matrix, size)
      const products = gramOfRows(vectors, size)
      for (const [at, value] of values.entries()) {
        expect(value).toBeCloseTo(theirs[at], 10)
        for (let axis = 0; axis < size; axis++) {
          expect(images[at * size + axis]).toBeCloseTo(value * vectors[at * size + axis], 10)
          expect(products[at * size + axis]).toBeCloseTo(at === axis ? 1 : 0, 12)
        }
      }
    })
  }
})
