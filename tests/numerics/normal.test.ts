import { expect, test } from 'vitest'
import { falseDiscoveries } from '../../src/numerics/false-discoveries.js'
import { normalQuantile, normalTwoSidedP } from '../../src/numerics/normal.js'

test('quantiles of the normal distribution, from its table', () => {
  expect(normalQuantile(0.975)).toBeCloseTo(1.959964, 6)
  expect(normalQuantile(0.025)).toBeCloseTo(-1.959964, 6)
  expect(normalQuantile(0.5)).toBe(0)
  // R 4.2: qnorm(1 - 1e-6)
  expect(normalQuantile(1 - 1e-6)).toBeCloseTo(4.753424, 4)
  expect(() => normalQuantile(1)).toThrow(RangeError)
})

test('two-sided p keeps its digits', () => {
  expect(normalTwoSidedP(1.959964)).toBeCloseTo(0.05, 6)
  // R 4.2: 2 * pnorm(-6) = 1.973175e-09
  expect(normalTwoSidedP(6) / 1.973175e-9).toBeCloseTo(1, 3)
  // Python 3.13: math.erfc(z / math.sqrt(2)).
  expect(normalTwoSidedP(0.01)).toBeCloseTo(0.9920212873707368, 14)
  expect(normalTwoSidedP(-3) / 0.0026997960632601866).toBeCloseTo(1, 12)
  expect(normalTwoSidedP(0)).toBe(1)
})

test('Benjamini and Hochberg: the largest p below its step, and all before it', () => {
  // Their own example (1995, section 3.2): 15 tests, the first four hold at 5%.
  const p = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
    0.759, 1,
  ]
  expect(falseDiscoveries(p, 0.05)).toEqual(p.map((_, index) => index < 4))
  expect(falseDiscoveries([], 0.05)).toEqual([])
})
