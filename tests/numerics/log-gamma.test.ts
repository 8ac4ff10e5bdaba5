import { expect, it } from 'vitest'
import { binomialProbabilities } from '../../src/numerics/binomial.js'
import { logGamma } from '../../src/numerics/log-gamma.js'
import { poissonProbability } from '../../src/numerics/poisson.js'

it('ln Gamma has its known values', () => {
  expect(logGamma(5)).toBeCloseTo(Math.log(24), 14)
  expect(logGamma(0.5)).toBeCloseTo(0.5 * Math.log(Math.PI), 14)
  // Gamma(101) = 100!, ln 100! = 363.73937555556347 (tables).
  expect(logGamma(101)).toBeCloseTo(363.73937555556347, 10)
  expect(() => logGamma(0)).toThrow(RangeError)
})

it('binomial and Poisson probabilities are those worked by hand', () => {
  expect([...binomialProbabilities(2, 0.25)].map((p) => Number(p.toFixed(12)))).toEqual([
    0.5625, 0.375, 0.0625,
  ])
  expect([...binomialProbabilities(3, 0)]).toEqual([1, 0, 0, 0])
  expect([...binomialProbabilities(2, 1)]).toEqual([0, 0, 1])
  const many = binomialProbabilities(500, 0.37)
  expect(many.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12)
  expect(many.reduce((sum, p, k) => sum + k * p, 0)).toBeCloseTo(185, 9)
  expect(poissonProbability(2, 1)).toBeCloseTo(1 / (2 * Math.E), 14)
  expect(poissonProbability(0, 0)).toBe(1)
})
