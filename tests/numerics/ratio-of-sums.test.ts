import { expect, test } from 'vitest'
import { ratioOfSums } from '../../src/numerics/ratio-of-sums.js'

test('is the ratio of the sums with its linearised standard error', () => {
  // By hand: 1 / 4; residuals 0.5 and -0.5; sqrt(2 x 0.5) / 4.
  expect(ratioOfSums([1, 0], [2, 2])).toEqual({ value: 0.25, standardError: 0.25, n: 2 })
})

test('of shares of units is the binomial one, but for n - 1', () => {
  const units = Array.from({ length: 100 }, (_, unit) => Number(unit < 20))
  // sqrt(0.2 x 0.8 / 99)
  expect(ratioOfSums(units, new Uint8Array(100).fill(1))?.standardError).toBeCloseTo(0.040202, 6)
})

test('where no unit has any, the next one still may', () => {
  // Agresti and Caffo: one of 102 units, sqrt(p (1 - p) / 102).
  expect(ratioOfSums(new Uint8Array(100), new Uint8Array(100).fill(1))).toEqual({
    value: 0,
    standardError: Math.sqrt(((1 / 102) * (101 / 102)) / 102),
    n: 100,
  })
})

test('units with nothing in them do not count, and one alone tells no error', () => {
  expect(ratioOfSums([1, 0], [2, 0])).toBeUndefined()
})
