import { describe, expect, it } from 'vitest'
import { overChains, shareOfChains } from '../../src/metrics/over-chains.js'

describe('overChains', () => {
  it('is the mean with Student’s interval', () => {
    // t(0.975, 2) = 4.302653 (any table), s = 1: 4.302653 / sqrt(3) = 2.484138.
    const { value, low, high, n } = overChains([1, 2, 3])
    expect([value, n]).toEqual([2, 3])
    expect(low).toBeCloseTo(-0.484138, 5)
    expect(high).toBeCloseTo(4.484138, 5)
  })

  it('has no width where chains agree', () => {
    expect(overChains(new Float64Array(5).fill(0.1))).toEqual({ value: 0.1, low: 0.1, high: 0.1, n: 5 })
  })

  it('has no interval with one chain, and says why', () => {
    expect(overChains([4])).toEqual({ value: 4, n: 1, note: 'no interval: there is one chain' })
  })

  it('is infinite with a chain that is, and says how many are', () => {
    const note = 'no interval: 1 of 3 chains has no finite value'
    expect(overChains([1, Number.POSITIVE_INFINITY, 2])).toEqual({
      value: Number.POSITIVE_INFINITY,
      n: 3,
      note,
    })
  })
})

describe('shareOfChains', () => {
  it('has Wilson’s interval', () => {
    // SciPy: binomtest(0, 10).proportion_ci(method='wilson'), the same of (30, 100).
    expect(shareOfChains(0, 10).low).toBe(0)
    expect(shareOfChains(0, 10).high).toBeCloseTo(0.2775328, 6)
    expect(shareOfChains(30, 100).value).toBe(0.3)
    expect(shareOfChains(30, 100).low).toBeCloseTo(0.2189489, 6)
    expect(shareOfChains(30, 100).high).toBeCloseTo(0.3958485, 6)
  })

  it('has none with one chain', () => {
    expect(shareOfChains(1, 1)).toEqual({ value: 1, n: 1, note: 'no interval: there is one chain' })
  })
})
