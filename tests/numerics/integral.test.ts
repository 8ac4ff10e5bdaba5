import { expect, test } from 'vitest'
import { integral } from '../../src/numerics/integral.js'
import { normalCdf } from '../../src/numerics/normal.js'

test('smooth functions, with a sign for the direction', () => {
  expect(integral(Math.sin, 0, Math.PI)).toBeCloseTo(2, 9)
  expect(integral((x) => x * x * x, 2, 0)).toBeCloseTo(-4, 12)
  const density = (z: number) => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
  expect(integral(density, -10, 1)).toBeCloseTo(normalCdf(1), 8)
})
