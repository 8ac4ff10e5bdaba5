import { expect, it } from 'vitest'
import { transposed } from '../../src/numerics/matrix.js'
import { principalScores } from '../../src/numerics/principal-components.js'
import { gramOfRows } from '../../src/numerics/row-products.js'
import { keyedRng } from '../../src/random/keyed.js'
import { normals } from './random-matrix.js'

it('gives the points of a line their place on it', () => {
  // (0, 0) and (3, 4) lie 5 apart, 2.5 to each side of their mean.
  const { values, dimension } = principalScores(Float64Array.of(0, 0, 3, 4), 2, 0.9)
  expect(dimension).toBe(1)
  expect(values[0]).toBeCloseTo(-values[1], 12)
  expect(Math.abs(values[0])).toBeCloseTo(2.5, 12)
})

it('keeps all distances with all components, whether there are more rows or more columns', () => {
  const rng = keyedRng('components')
  const values = normals(12 * 5, rng)
  for (const [data, columns] of [
    [values, 5],
    [transposed(values, 5), 12],
  ] as const) {
    const { values: scores, dimension } = principalScores(data, columns, 1)
    const rows = data.length / columns
    const distances = (points: Float64Array, width: number) => {
      const gram = gramOfRows(points, width)
      return Array.from(
        gram,
        (product, at) =>
          gram[Math.floor(at / rows) * (rows + 1)] + gram[(at % rows) * (rows + 1)] - 2 * product,
      )
    }
    const expected = distances(data, columns)
    for (const [at, found] of distances(scores, dimension).entries()) {
      expect(found).toBeCloseTo(expected[at], 10)
    }
  }
})

it('takes as few components as hold the share asked for', () => {
  // Columns with variances 16, 9 and 1 in proportion, on three orthogonal patterns.
  const patterns = [
    [1, 1, -1, -1],
    [1, -1, 1, -1],
    [1, -1, -1, 1],
  ]
  const values = Float64Array.from(
    { length: 12 },
    (_, at) => patterns[at % 3][Math.floor(at / 3)] * [4, 3, 1][at % 3],
  )
  const kept = (share: number) => principalScores(values, 3, share).dimension
  expect([kept(0.5), kept(16 / 26 + 0.01), kept(0.95), kept(0.97), kept(1)]).toEqual([1, 2, 2, 3, 3])
})

it('keeps one component where all rows are equal', () => {
  expect(principalScores(Float64Array.of(1, 2, 1, 2, 1, 2), 2, 0.9)).toEqual({
    values: new Float64Array(3),
    dimension: 1,
  })
})
