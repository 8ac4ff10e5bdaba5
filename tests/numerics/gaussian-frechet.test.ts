import { expect, it } from 'vitest'
import { gaussianFrechet } from '../../src/numerics/gaussian-frechet.js'
import { keyedRng } from '../../src/random/keyed.js'
import { normals } from './random-matrix.js'

it('is (m1 - m2)^2 + (s1 - s2)^2 for one dimension', () => {
  // Means 1 and 5, standard deviations 1 and 2 over n - 1.
  expect(gaussianFrechet(Float64Array.of(0, 1, 2), Float64Array.of(3, 5, 7), 1)).toBeCloseTo(17, 12)
  // Over n: the deviations are sqrt(2/3) of those.
  expect(gaussianFrechet(Float64Array.of(0, 1, 2), Float64Array.of(3, 5, 7), 1, 0)).toBeCloseTo(
    16 + 2 / 3,
    12,
  )
})

it('is 0 for equal sets, also of fewer rows than dimensions and of equal rows', () => {
  const few = normals(5 * 20, keyedRng('few'))
  expect(gaussianFrechet(few, few, 20)).toBeLessThan(1e-6)
  expect(gaussianFrechet(new Float64Array(6), new Float64Array(6), 2)).toBe(0)
})

it('does not depend on which is first, and sees a shift as its squared length', () => {
  const first = normals(300 * 6, keyedRng('first'))
  const second = normals(200 * 6, keyedRng('second')).map((value, at) => value * (1 + (at % 6)))
  expect(gaussianFrechet(first, second, 6)).toBeCloseTo(gaussianFrechet(second, first, 6), 8)
  const shifted = first.map((value, at) => value + (at % 6 === 0 ? 3 : 0))
  expect(gaussianFrechet(first, shifted, 6)).toBeCloseTo(9, 8)
})
