import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isotonic } from '../../src/numerics/isotonic.js'

describe('isotonic', () => {
  it('pools neighbours that fall into their mean', () => {
    // By hand: 3 and 2 are pooled.
    expect(isotonic([1, 3, 2, 4], [1, 1, 1, 1])).toEqual([1, 2.5, 2.5, 4])
    // By hand: (3 * 3 + 1 * 1) / 4, which is still above 2, so (10 + 2) / 5.
    expect(isotonic([3, 1, 2], [3, 1, 1])).toEqual([2.4, 2.4, 2.4])
  })

  it('never falls, keeps the weighted mean and leaves what does not fall', () => {
    const points = fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 1, max: 9 })), {
      minLength: 1,
    })
    fc.assert(
      fc.property(points, (pairs) => {
        const values = pairs.map(([value]) => value)
        const weights = pairs.map(([, weight]) => weight)
        const fitted = isotonic(values, weights)
        const sum = (of: readonly number[]) => of.reduce((all, x, at) => all + x * weights[at]!, 0)
        expect(fitted.every((x, at) => at === 0 || x >= fitted[at - 1]! - 1e-9)).toBe(true)
        expect(sum(fitted)).toBeCloseTo(sum(values), 6)
        const sorted = values.toSorted((a, b) => a - b)
        expect(isotonic(sorted, weights).every((x, at) => Math.abs(x - sorted[at]!) < 1e-9)).toBe(true)
      }),
    )
  })
})
