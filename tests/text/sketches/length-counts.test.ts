import { describe, expect, it } from 'vitest'
import { LengthCounts } from '../../../src/text/sketches/length-counts.js'

function countsOf(lengths: readonly number[]): LengthCounts {
  const counts = new LengthCounts()
  for (const length of lengths) counts.add(length)
  return counts
}

describe('LengthCounts', () => {
  it('is exact for documents of ordinary length', () => {
    const counts = countsOf([1, 2, 3, 4, 0])
    expect([counts.count, counts.sum, counts.mean, counts.largest]).toEqual([5, 10, 2, 4])
    expect(counts.standardDeviation).toBeCloseTo(Math.SQRT2, 12)
    expect([0, 0.2, 0.5, 0.9, 1].map((share) => counts.quantile(share))).toEqual([0, 0, 2, 4, 4])
  })

  it('is within 1.1% for long ones', () => {
    for (const length of [4096, 5000, 123_456, 98_765_432]) {
      expect(Math.abs(countsOf([length]).quantile(0.5) / length - 1)).toBeLessThan(0.011)
    }
  })

  it('merges', () => {
    const parts = countsOf([5, 6])
    parts.merge(countsOf([7]))
    expect([parts.count, parts.sum, parts.quantile(1)]).toEqual([3, 18, 7])
  })

  it('has no mean of nothing', () => {
    expect(new LengthCounts().mean).toBeNaN()
    expect(new LengthCounts().quantile(0.5)).toBeNaN()
  })
})
