import { describe, expect, it } from 'vitest'
import { centred, columnMeans, stacked, transposed } from '../../src/numerics/matrix.js'
import { gramOfRows, rowProducts, squaredLengths } from '../../src/numerics/row-products.js'
import { keyedRng } from '../../src/random/keyed.js'
import { normals } from './random-matrix.js'

/** As the definition says, one product after the other. */
function plainly(left: Float64Array, right: Float64Array, dimension: number): number[] {
  const rows = (values: Float64Array) =>
    Array.from({ length: values.length / dimension }, (_, row) =>
      values.subarray(row * dimension, (row + 1) * dimension),
    )
  return rows(left).flatMap((a) =>
    rows(right).map((b) => a.reduce((sum, value, axis) => sum + value * b[axis], 0)),
  )
}

describe('products of rows', () => {
  // Sizes on, below and above those of tiles (2 x 4), blocks (64) and depths (256).
  for (const [rows, columns, dimension] of [
    [1, 1, 1],
    [2, 4, 3],
    [5, 7, 256],
    [3, 67, 300],
  ]) {
    it(`are those of the definition: ${rows} and ${columns} rows of ${dimension}`, () => {
      const rng = keyedRng('products', rows)
      const left = normals(rows * dimension, rng)
      const right = normals(columns * dimension, rng)
      const found = rowProducts(left, right, dimension)
      for (const [at, value] of plainly(left, right, dimension).entries()) {
        expect(found[at]).toBeCloseTo(value, 10)
      }
      const gram = gramOfRows(right, dimension)
      for (const [at, value] of plainly(right, right, dimension).entries()) {
        expect(gram[at]).toBeCloseTo(value, 10)
      }
    })
  }

  it('of equal rows are exactly their squared length, wherever the rows stand', () => {
    const row = normals(300, keyedRng('equal'))
    const other = normals(300, keyedRng('other'))
    const values = stacked(stacked(row, other), stacked(stacked(row, row), stacked(other, row)))
    const [length] = squaredLengths(values, 300)
    for (const place of [0, 2, 3, 5]) {
      for (const second of [0, 2, 3, 5]) {
        expect(rowProducts(values, values, 300)[place * 6 + second]).toBe(length)
        expect(gramOfRows(values, 300)[place * 6 + second]).toBe(length)
      }
    }
  })
})

describe('small helpers', () => {
  it('turn, centre and join matrices', () => {
    const values = Float64Array.of(1, 2, 3, 5, 7, 9)
    expect([...transposed(values, 3)]).toEqual([1, 5, 2, 7, 3, 9])
    expect([...columnMeans(values, 3)]).toEqual([3, 4.5, 6])
    expect([...centred(values, columnMeans(values, 3))]).toEqual([-2, -2.5, -3, 2, 2.5, 3])
    expect([...stacked(Float64Array.of(1), Float64Array.of(2, 3))]).toEqual([1, 2, 3])
  })
})
