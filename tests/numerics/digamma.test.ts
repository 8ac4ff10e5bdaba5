import { expect, it } from 'vitest'
import { digamma } from '../../src/numerics/digamma.js'
import { EULER } from '../../src/numerics/exponential-integral.js'

it('gives the known values', () => {
  expect(digamma(1)).toBeCloseTo(-EULER, 14)
  expect(digamma(0.5)).toBeCloseTo(-EULER - 2 * Math.LN2, 14)
  // scipy 1.x: digamma(3.7), digamma(100.5)
  expect(digamma(3.7)).toBeCloseTo(1.16715353936151, 13)
  expect(digamma(100.5)).toBeCloseTo(4.60517435258185, 13)
})

it('steps by 1 / x', () => {
  for (const x of [0.1, 1, 2.5, 9.99, 10, 50, 1e6]) expect(digamma(x + 1) - digamma(x)).toBeCloseTo(1 / x, 12)
})

it('refuses what is not above 0', () => {
  expect(() => digamma(0)).toThrow(RangeError)
  expect(() => digamma(Number.NaN)).toThrow(RangeError)
})
