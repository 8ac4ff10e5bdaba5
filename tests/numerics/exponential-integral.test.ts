import { expect, it } from 'vitest'
import { scaledExponentialIntegral } from '../../src/numerics/exponential-integral.js'

it('gives the known values', () => {
  // The Euler-Gompertz constant.
  expect(scaledExponentialIntegral(1)).toBeCloseTo(0.596347362323194, 14)
  // scipy 1.x: exp(z) * exp1(z)
  expect(scaledExponentialIntegral(0.001)).toBeCloseTo(6.337874070325488, 13)
  expect(scaledExponentialIntegral(10)).toBeCloseTo(0.09156333393978809, 15)
  expect(scaledExponentialIntegral(500)).toBeCloseTo(0.0019960159047604114, 16)
})

it('is continuous where the method changes', () => {
  const step = scaledExponentialIntegral(1) - scaledExponentialIntegral(1 + 1e-9)
  // The slope there is 1 - 1 / z less than the value itself.
  expect(step / 1e-9).toBeCloseTo(1 - 0.596347362323194, 5)
})

it('goes to 1 / z without under- or overflow', () => {
  expect(scaledExponentialIntegral(1e6) * 1e6).toBeCloseTo(1, 5)
  expect(() => scaledExponentialIntegral(0)).toThrow(RangeError)
})
