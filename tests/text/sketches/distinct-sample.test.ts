import { describe, expect, it } from 'vitest'
import { mix32 } from '../../../src/text/hash.js'
import { DistinctSample } from '../../../src/text/sketches/distinct-sample.js'

const add = (sample: DistinctSample, item: number, times = 1) => sample.add(mix32(item), mix32(~item), times)

/** Item i occurs 1 + i % 4 times. */
function sampleOf(from: number, to: number, capacity: number): DistinctSample {
  const sample = new DistinctSample(capacity)
  for (let item = from; item < to; item++) {
    for (let time = 0; time <= item % 4; time++) add(sample, item)
  }
  return sample
}

const contents = (sample: DistinctSample) => [...sample.entries()].map(String).sort()

describe('DistinctSample', () => {
  it('is exact up to its capacity', () => {
    const sample = new DistinctSample(4)
    for (const item of [7, 7, 9]) add(sample, item)
    expect(sample.kinds()).toEqual({ value: 2, standardError: 0 })
    expect(sample.kindsOccurring(1)).toEqual({ value: 1, standardError: 0 })
    expect(sample.kindsOccurring(2)).toEqual({ value: 1, standardError: 0 })
    expect(new DistinctSample().kinds()).toEqual({ value: 0, standardError: 0 })
  })

  it('estimates kinds and kinds of a frequency within four standard errors', () => {
    const sample = sampleOf(0, 40_000, 1000)
    expect(sample.size).toBeLessThanOrEqual(1000)
    expect(sample.level).toBeGreaterThanOrEqual(5)
    for (const [{ value, standardError }, truth] of [
      [sample.kinds(), 40_000],
      [sample.kindsOccurring(1), 10_000],
      [sample.kindsOccurring(4), 10_000],
    ] as const) {
      expect(Math.abs(value - truth)).toBeLessThan(4 * standardError)
    }
    for (const [, , count] of sample.entries()) expect(count).toBeLessThanOrEqual(4)
  })

  it('merges into the sample of the whole', () => {
    const parts = sampleOf(0, 6000, 500)
    parts.merge(sampleOf(6000, 9000, 500))
    expect(contents(parts)).toEqual(contents(sampleOf(0, 9000, 500)))
    const other = sampleOf(6000, 9000, 500)
    other.merge(sampleOf(0, 6000, 500))
    expect(contents(other)).toEqual(contents(parts))
    expect(() => parts.merge(new DistinctSample(5))).toThrow('samples of capacity 500 and 5 do not merge')
  })

  it('refuses a capacity of nothing', () => {
    expect(() => new DistinctSample(0)).toThrow('a capacity of at least 1 was expected, got 0')
  })
})
