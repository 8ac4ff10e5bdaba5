import { expect, it } from 'vitest'
import { smallestOnInterval } from '../../src/numerics/smallest-on-interval.js'

it('finds a minimum inside and at either end', () => {
  expect(smallestOnInterval((x) => (x - 2) * (x - 2), 0, 5)).toBeCloseTo(2, 7)
  expect(smallestOnInterval((x) => x, 1, 3)).toBe(1)
  expect(smallestOnInterval((x) => -x, 1, 3)).toBeCloseTo(3, 9)
})

it('takes the lower of two valleys', () => {
  // x^4 - 8 x^2 + x: valleys near -2.03 and 1.97; the derivative 4 x^3 - 16 x + 1 is 0 at -2.0305 (by hand, Newton).
  expect(smallestOnInterval((x) => x * x * x * x - 8 * x * x + x, -3, 3)).toBeCloseTo(-2.0305, 3)
})
