import { CholeskyDecomposition, Matrix } from 'ml-matrix'
import { describe, expect, it } from 'vitest'
import { semidefiniteFactors } from '../../src/numerics/semidefinite-factor.js'
import { keyedRng } from '../../src/random/keyed.js'
import { normals } from './random-matrix.js'

/** The Gram matrix of `rows` random points: of rank min(rows, size). */
const gram = (rows: number, size: number, label: string) => {
  const points = new Matrix(rows, size)
  const values = normals(rows * size, keyedRng(label))
  for (let at = 0; at < values.length; at++) points.set(Math.floor(at / size), at % size, values[at])
  return points.transpose().mmul(points)
}

const product = (factor: Float64Array, size: number) => {
  const lower = Matrix.from1DArray(size, size, factor)
  return lower.mmul(lower.transpose())
}

describe('semidefiniteFactors', () => {
  it('factors several matrices as ml-matrix does', () => {
    const matrices = [gram(20, 6, 'first'), gram(30, 6, 'second')]
    const { factors, ranks } = semidefiniteFactors(
      Float64Array.from(matrices.flatMap((m) => m.to1DArray())),
      6,
    )
    expect([...ranks]).toEqual([6, 6])
    for (const [index, matrix] of matrices.entries()) {
      const expected = new CholeskyDecomposition(matrix).lowerTriangularMatrix.to1DArray()
      for (const [at, value] of expected.entries()) expect(factors[index * 36 + at]).toBeCloseTo(value, 12)
    }
  })

  it.each([
    [4, 10],
    [1, 3],
    [50, 51],
    [60, 200],
  ])('gives back a Gram matrix of %i points in %i dimensions, and its rank', (rows, size) => {
    const matrix = gram(rows, size, 'flat')
    const { factors, ranks } = semidefiniteFactors(Float64Array.from(matrix.to1DArray()), size)
    expect(ranks[0]).toBe(rows)
    expect(Matrix.sub(product(factors, size), matrix).abs().max()).toBeLessThan(1e-10)
  })

  it('takes axes on their own scales: a tiny variance is none that is 0', () => {
    const { factors, ranks } = semidefiniteFactors(Float64Array.of(1, 0, 0, 1e-200), 2)
    expect([...factors]).toEqual([1, 0, 0, 1e-100])
    expect(ranks[0]).toBe(2)
  })

  it('leaves a matrix of zeros as it is', () => {
    expect(semidefiniteFactors(new Float64Array(4), 2)).toEqual({
      factors: new Float64Array(4),
      ranks: Uint32Array.of(0),
    })
  })

  it('shows its example', () => {
    expect([...semidefiniteFactors(Float64Array.of(4, 2, 2, 1), 2).factors]).toEqual([2, 0, 1, 0])
  })
})
