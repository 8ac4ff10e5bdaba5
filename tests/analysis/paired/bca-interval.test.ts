import { describe, expect, it } from 'vitest'
import { bcaInterval } from '../../../src/analysis/paired/bca-interval.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { fourErrors, normalSamples } from './normal-samples.js'

const skewed = [0.31, -0.12, 0.25, 0.4, 0.18, -0.05, 0.33, 0.09, 0.9, 0.02, 0.11, 1.4]

describe('bcaInterval', () => {
  it('agrees with scipy within what 4,999 resamples leave open', () => {
    // stats.bootstrap((d,), np.mean, method='BCa', n_resamples=1000000): 0.143 to 0.650.
    const { low, high } = bcaInterval(skewed, 0.95, keyedRng(3))!
    expect(low).toBeGreaterThan(0.135)
    expect(low).toBeLessThan(0.152)
    expect(high).toBeGreaterThan(0.625)
    expect(high).toBeLessThan(0.68)
  })

  it('is the same again from the same generator', () => {
    expect(bcaInterval(skewed, 0.95, keyedRng(3))).toEqual(bcaInterval(skewed, 0.95, keyedRng(3)))
  })

  it('moves and stretches with the values', () => {
    const plain = bcaInterval(skewed, 0.95, keyedRng(3))!
    const moved = bcaInterval(
      skewed.map((value) => 2 * value + 5),
      0.95,
      keyedRng(3),
    )!
    expect(moved.low).toBeCloseTo(2 * plain.low + 5, 10)
    expect(moved.high).toBeCloseTo(2 * plain.high + 5, 10)
  })

  it('is undefined below ten values and without a spread', () => {
    expect(bcaInterval(skewed.slice(0, 9), 0.95, keyedRng(3))).toBeUndefined()
    expect(bcaInterval(new Array(12).fill(0.3), 0.95, keyedRng(3))).toBeUndefined()
  })

  it('covers the truth nearly as often as it says, and too rarely with ten values', () => {
    const count = 120
    const covered = (size: number) => {
      let inside = 0
      for (const sample of normalSamples(count, size, `bca ${size}`)) {
        const { low, high } = bcaInterval(sample, 0.95, keyedRng(5))!
        if (low <= 0 && high >= 0) inside++
      }
      return inside / count
    }
    // Known of the method: of ten normal values it covers about 0.90 (Student t: 0.95).
    expect(covered(10)).toBeGreaterThan(0.9 - fourErrors(0.9, count))
    expect(covered(30)).toBeGreaterThan(0.93 - fourErrors(0.93, count))
  })
})
