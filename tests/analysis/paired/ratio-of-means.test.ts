import { describe, expect, it } from 'vitest'
import { pairedDifference } from '../../../src/analysis/index.js'
import { ratioOfMeans } from '../../../src/analysis/paired/ratio-of-means.js'
import { fourErrors, normalSamples } from './normal-samples.js'

describe('ratioOfMeans', () => {
  it('agrees with scipy', () => {
    // optimize.brentq over r of |mean(x - r y)| / (sd(x - r y) / 2) - stats.t.ppf(.975, 3)
    const { ratio, low, high } = ratioOfMeans([1, 1.2, 1.1, 0.9], [2, 2.1, 1.9, 2.2], 0.95)!
    expect(ratio).toBeCloseTo(0.5121951219512195, 12)
    expect(low).toBeCloseTo(0.39088569755763664, 7)
    expect(high).toBeCloseTo(0.65201018190827, 7)
  })

  it('has no end where the reference may be 0, and no value below it', () => {
    expect(ratioOfMeans([1, 2, 3], [2, 3, 5], 0.95)).toMatchObject({ ratio: 0.6, low: undefined })
    expect(ratioOfMeans([1, 2, 3], [-2, -3, -5], 0.95)).toBeUndefined()
    expect(ratioOfMeans([1], [2], 0.95)).toEqual({ ratio: 0.5, low: undefined, high: undefined })
    const endless = Number.POSITIVE_INFINITY
    expect(ratioOfMeans([1, endless, 2], [2, 2, 3], 0.95)).toEqual({
      ratio: endless,
      low: undefined,
      high: undefined,
    })
  })

  it('covers the true ratio as often as it says, and holds 1 where the difference may be 0', () => {
    const count = 2000
    let inside = 0
    const noise = normalSamples(count, 10, 'ratio')
    for (const sample of noise) {
      const x = sample.slice(0, 5).map((value) => 3 + value * 0.3)
      const y = sample.slice(5).map((value) => 4 + value * 0.3)
      const { low, high } = ratioOfMeans(x, y, 0.95)!
      if (low! <= 0.75 && high! >= 0.75) inside++
      const p = pairedDifference(new Map(x.entries()), new Map(y.entries()), 0.95).p!
      expect(low! <= 1 && high! >= 1).toBe(p >= 0.05)
    }
    expect(Math.abs(inside / count - 0.95)).toBeLessThan(fourErrors(0.95, count))
  })
})
