import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dodge } from '../../src/report/charts/dodge.js'

const places = fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { minLength: 1, maxLength: 25 })

describe('dodge', () => {
  it('moves touching labels apart and leaves the others', () => {
    expect(dodge([10, 12, 40], 8, 0, 50)).toEqual([7, 15, 40])
    expect(dodge([], 8, 0, 50)).toEqual([])
  })

  it('keeps the gap, the order and the range wherever there is room', () => {
    fc.assert(
      fc.property(places, (wanted) => {
        const gap = 8
        const placed = dodge(wanted, gap, 0, 200)
        const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]! || a - b)
        order.forEach((index, k) => {
          expect(placed[index]).toBeGreaterThanOrEqual(-1e-9)
          expect(placed[index]).toBeLessThanOrEqual(200 + 1e-9)
          if (k > 0) expect(placed[index]! - placed[order[k - 1]!]!).toBeGreaterThanOrEqual(gap - 1e-9)
        })
      }),
    )
  })

  it('does not move labels that do not touch', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 10 }), (steps) => {
        const wanted = [...new Set(steps)].map((step) => step * 10)
        expect(dodge(wanted, 8, 0, 200)).toEqual(wanted)
      }),
    )
  })

  it('spreads evenly what does not fit', () => {
    expect(dodge([5, 5, 5], 10, 0, 10)).toEqual([0, 5, 10])
  })
})
