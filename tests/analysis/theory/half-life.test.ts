import { expect, it } from 'vitest'
import { halfLife, halfLifeUnderReplace } from '../../../src/analysis/theory/half-life.js'
import { survivalRate } from '../../../src/analysis/theory/survivors.js'

it('lies between the generations around one half, in proportion', () => {
  expect(halfLife([0.9, 0.7, 0.4])).toBeCloseTo(1 + 0.2 / 0.3, 12)
  expect(halfLife([0.9, 0.5, 0.4])).toBeCloseTo(1, 12)
  expect(halfLife([0.4, 0.1])).toBe(0)
  expect(halfLife([0.9, 0.6])).toBeUndefined()
})

it('is about 2 c / ln 2 for a fact stated c times under replace', () => {
  const survival = Array.from({ length: 300 }, (_, sample) => 1 - Math.exp(-50 * survivalRate(sample + 1)))
  expect(halfLife(survival)).toBeGreaterThan((2 * 50) / Math.LN2 - 5)
  expect(halfLife(survival)).toBeLessThan((2 * 50) / Math.LN2)
})

it('grows with the count under replace', () => {
  // By hand: 1 - exp(-g_1) = 0.6321, 1 - exp(-g_2) = 0.4685; crossed at 1 + 0.1321 / 0.1636.
  expect(halfLifeUnderReplace(1)).toBeCloseTo(1.8076610560834636, 10)
  expect(halfLifeUnderReplace(64) / ((2 * 64) / Math.LN2)).toBeCloseTo(1, 1)
})
