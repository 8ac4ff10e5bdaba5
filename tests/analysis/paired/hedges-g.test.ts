import { describe, expect, it } from 'vitest'
import { hedgesG } from '../../../src/analysis/paired/hedges-g.js'
import { mean } from '../../helpers/statistics.js'
import { fourErrors, normalSamples } from './normal-samples.js'

describe('hedgesG', () => {
  it('agrees with scipy', () => {
    // J = gamma(1.5) / (sqrt(1.5) gamma(1)); J mean / sd; brentq over nct.cdf(t, 3, .) - p, / 2
    const { g, low, high } = hedgesG([1, 2, 3, 4], 0.95)!
    expect(g).toBeCloseTo(1.4012478040994822, 10)
    expect(low).toBeCloseTo(0.10549135946620387 / 0.7236012545582676, 6)
    expect(high).toBeCloseTo(2.656846899772994 / 0.7236012545582676, 6)
  })

  it('is undefined below three pairs and without a spread', () => {
    expect(hedgesG([1, 2], 0.95)).toBeUndefined()
    expect(hedgesG([1, 1, 1], 0.95)).toBeUndefined()
  })

  it('is unbiased with five pairs, and its interval covers as often as it says', () => {
    const count = 400
    const found = [...normalSamples(count, 5, 'g', 0.8)].map((sample) => hedgesG(sample, 0.9)!)
    const g = found.map((one) => one.g)
    const error = Math.sqrt(mean(g.map((one) => (one - 0.8) * (one - 0.8))) / count)
    expect(Math.abs(mean(g) - 0.8)).toBeLessThan(4 * error)
    const inside = found.filter(({ low, high }) => low <= 0.8 && high >= 0.8)
    expect(Math.abs(inside.length / count - 0.9)).toBeLessThan(fourErrors(0.9, count))
  })
})
