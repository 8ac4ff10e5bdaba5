import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { generationTicks, niceScale } from '../../src/report/charts/nice-scale.js'

describe('niceScale', () => {
  it('holds every value, and shares stay inside 0 to 1', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 }),
        fc.boolean(),
        (values, zero) => {
          const { domain, ticks } = niceScale(values, { share: true, zero })
          expect(domain[0]).toBeGreaterThanOrEqual(0)
          expect(domain[1]).toBeLessThanOrEqual(1)
          expect(domain[1]).toBeGreaterThan(domain[0])
          expect(domain[0]).toBeLessThanOrEqual(Math.min(...values) + 1e-9)
          expect(domain[1]).toBeGreaterThanOrEqual(Math.max(...values) - 1e-9)
          expect(ticks.every(Number.isFinite)).toBe(true)
        },
      ),
    )
  })

  it('makes a range around equal values and for none', () => {
    expect(niceScale([3, 3], { share: false, zero: false }).domain[0]).toBeLessThan(3)
    expect(niceScale([0, 0], { share: true, zero: true }).domain).toEqual([0, 0.05])
    expect(niceScale([1], { share: true, zero: true }).domain).toEqual([0, 1])
    expect(niceScale([], { share: false, zero: false }).domain).toEqual([0, 1])
  })

  it('labels at most eleven generations', () => {
    for (const last of [0, 1, 10, 11, 20, 37, 100, 999]) {
      expect(generationTicks(last).length).toBeLessThanOrEqual(11)
    }
  })
})
