import { describe, expect, it } from 'vitest'
import { cosineMatrix, type SparseRows } from '../../src/numerics/sparse-cosines.js'
import { keyedRng } from '../../src/random/keyed.js'

function sparse(dense: readonly (readonly number[])[]): SparseRows {
  const offsets = [0]
  const columns: number[] = []
  const weights: number[] = []
  for (const row of dense) {
    for (const [column, weight] of row.entries()) {
      if (weight === 0) continue
      columns.push(column)
      weights.push(weight)
    }
    offsets.push(columns.length)
  }
  return {
    offsets: Uint32Array.from(offsets),
    columns: Int32Array.from(columns),
    weights: Float64Array.from(weights),
    width: dense[0].length,
  }
}

function cosine(left: readonly number[], right: readonly number[]): number {
  const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, one, at) => sum + one * b[at], 0)
  const lengths = Math.sqrt(dot(left, left) * dot(right, right))
  return lengths === 0 ? 0 : dot(left, right) / lengths
}

describe('cosineMatrix', () => {
  it('holds the cosines of all pairs, averaged over tables; 0 for rows of zeros', () => {
    const rng = keyedRng('sparse-cosines')
    const table = (width: number) =>
      Array.from({ length: 20 }, (_, row) =>
        Array.from({ length: width }, () => (row === 7 || rng.integer(3) > 0 ? 0 : rng.integer(5))),
      )
    const tables = [table(12), table(30)]
    const matrix = cosineMatrix(tables.map(sparse))
    for (let row = 0; row < 20; row++) {
      for (let column = 0; column < 20; column++) {
        const expected = tables.reduce((sum, rows) => sum + cosine(rows[row], rows[column]) / 2, 0)
        expect(matrix[row * 20 + column]).toBeCloseTo(expected, 12)
      }
    }
    expect(matrix[7 * 20 + 7]).toBe(0)
  })

  it('is symmetric to the last bit', () => {
    const matrix = cosineMatrix([
      sparse([
        [1, 2, 0],
        [0, 3, 1],
        [5, 1, 1],
      ]),
    ])
    for (const [row, column] of [
      [0, 1],
      [0, 2],
      [1, 2],
    ]) {
      expect(matrix[row * 3 + column]).toBe(matrix[column * 3 + row])
    }
  })
})
