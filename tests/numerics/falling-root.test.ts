import { expect, it } from 'vitest'
import { fallingRoot } from '../../src/numerics/falling-root.js'

it('does as its example says', () => {
  expect(fallingRoot((x) => ({ value: 2 - x * x, slope: -2 * x }), 0, 1)).toBeCloseTo(Math.SQRT2, 14)
})

it('comes back when a step overshoots, and finds a root far from the start', () => {
  // Newton alone runs away on -atan from beyond 1.39.
  const far = (root: number) => (x: number) => ({
    value: -Math.atan(x - root),
    slope: -1 / (1 + (x - root) * (x - root)),
  })
  expect(fallingRoot(far(5), 0, 1)).toBeCloseTo(5, 12)
  expect(fallingRoot(far(1e6), 0, 1)).toBeCloseTo(1e6, 5)
  expect(fallingRoot(far(1.0001), 1, 1000)).toBeCloseTo(1.0001, 12)
})

it('says so where there is no root', () => {
  expect(() => fallingRoot(() => ({ value: 1, slope: -1 }), 0, 1)).toThrow(RangeError)
})
