import { expect, it } from 'vitest'
import { chiSquareQuantile, chiSquareTail } from '../../src/numerics/chi-square.js'

// scipy 1.17.1: scipy.stats.chi2.ppf(p, degrees)
it.each([
  [0.95, 3, 7.814727903251179],
  [0.5, 10, 9.34181776559197],
  [0.001, 7, 0.598493752375376],
  [0.95, 2, -2 * Math.log(0.05)],
])('finds the quantile of %d with %i degrees', (p, degrees, expected) => {
  expect(chiSquareQuantile(p, degrees)).toBeCloseTo(expected, 10)
  expect(chiSquareTail(expected, degrees)).toBeCloseTo(1 - p, 12)
})

it('holds where degrees are so many that the exponential alone is 0', () => {
  expect(chiSquareTail(chiSquareQuantile(0.9, 3001), 3001)).toBeCloseTo(0.1, 10)
  expect(chiSquareTail(chiSquareQuantile(0.1, 3000), 3000)).toBeCloseTo(0.9, 10)
})

it('is 1 from 0 down, and refuses what is no probability or no count', () => {
  expect(chiSquareTail(0, 3)).toBe(1)
  expect(() => chiSquareQuantile(1, 3)).toThrow('strictly between 0 and 1')
  expect(() => chiSquareTail(1, 0)).toThrow('from 1, not 0')
})

it('shows its examples', () => {
  expect(chiSquareTail(3.841459, 1)).toBeCloseTo(0.05, 7)
  expect(chiSquareQuantile(0.95, 2)).toBeCloseTo(5.991465, 6)
})
