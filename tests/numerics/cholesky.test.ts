import { describe, expect, test } from 'vitest'
import { choleskyFactor, choleskySolve, invertLower } from '../../src/numerics/cholesky.js'

/** Golub and Van Loan's kind of example: L = [[2, 0, 0], [1, 2, 0], [3, -1, 1]], multiplied out by hand. */
const MATRIX = Float64Array.of(4, 2, 6, 2, 5, 1, 6, 1, 11)
const FACTOR = [2, 0, 0, 1, 2, 0, 3, -1, 1]

test('factors a matrix that was multiplied by hand, wherever it stands', () => {
  const matrices = Float64Array.of(99, ...MATRIX)
  const factor = new Float64Array(12).fill(7)
  expect(choleskyFactor(matrices, 1, 3, factor, 2)).toBe(true)
  expect([...factor]).toEqual([7, 7, ...FACTOR, 7])
})

test('takes what stands on and below the diagonal alone, and may write over it', () => {
  const matrix = Float64Array.of(4, -1, 2, 5)
  expect(choleskyFactor(matrix, 0, 2, matrix, 0)).toBe(true)
  expect([...matrix]).toEqual([2, 0, 1, 2])
})

test('solves: MATRIX times (1, -2, 3) is (18, -5, 37)', () => {
  const solution = Float64Array.of(18, -5, 37)
  choleskySolve(Float64Array.from(FACTOR), 0, 3, solution)
  expect([...solution]).toEqual([1, -2, 3])
})

test('inverts a lower factor', () => {
  const inverse = Float64Array.from([0, ...FACTOR])
  invertLower(inverse, 1, 3)
  // By hand, row by row: L L^-1 = I.
  expect([...inverse]).toEqual([0, 0.5, 0, 0, -0.25, 0.5, 0, -1.75, 0.5, 1])
})

describe('refuses', () => {
  test.each([
    ['a singular matrix', [1, 1, 1, 1]],
    ['one that is singular but for rounding', [1, 1, 1, 1 + Number.EPSILON]],
    ['one with a negative eigenvalue', [1, 2, 2, 1]],
    ['zeros', [0, 0, 0, 0]],
    ['what is no number', [Number.NaN, 0, 0, 1]],
  ])('%s', (_name, matrix) => {
    expect(choleskyFactor(Float64Array.from(matrix), 0, 2, new Float64Array(4), 0)).toBe(false)
  })

  test('nothing for its scale alone', () => {
    expect(choleskyFactor(Float64Array.of(1e-300, 0, 0, 1e300), 0, 2, new Float64Array(4), 0)).toBe(true)
  })
})
