import { describe, expect, it } from 'vitest'
import { meanInterval } from '../../src/analysis/index.js'

describe('meanInterval', () => {
  it('agrees with scipy', () => {
    // stats.t.interval(.95, 4, loc=mean, scale=stats.sem([.201, .195, .21, .188, .205]))
    const { mean, low, high } = meanInterval([0.201, 0.195, 0.21, 0.188, 0.205], 0.95)
    expect(mean).toBeCloseTo(0.1998, 12)
    expect(low).toBeCloseTo(0.18914047547951196, 8)
    expect(high).toBeCloseTo(0.21045952452048805, 8)
  })

  it('has no interval for one value', () => {
    expect(meanInterval([3], 0.95)).toEqual({ mean: 3, low: undefined, high: undefined, n: 1, infinite: 0 })
  })

  it('stays inside its bounds', () => {
    const { low, high } = meanInterval([0.01, 0.99], 0.95, [0, 1])
    expect([low, high]).toEqual([0, 1])
  })

  it('is infinite where a value is, and says in how many', () => {
    expect(meanInterval([1, Number.POSITIVE_INFINITY, 2], 0.95)).toMatchObject({
      mean: Number.POSITIVE_INFINITY,
      low: undefined,
      infinite: 1,
    })
    // Both infinities at once have no mean; never NaN.
    expect(meanInterval([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY], 0.95).mean).not.toBeNaN()
  })
})
