import { describe, expect, it } from 'vitest'
import { frontierIntegral, mauveArea } from '../../src/numerics/divergence-frontier.js'

// Counts and values of the reference record num_histograms are checked with the others (tests/metrics/reference).

describe('the MAUVE score of histograms', () => {
  it('is 1 for equal ones and small for those that do not touch', () => {
    expect(mauveArea([0.25, 0.75], [0.25, 0.75])).toBeCloseTo(1, 12)
    expect(mauveArea([0.1, 0.2, 0.7], [0.1, 0.2, 0.7])).toBeCloseTo(1, 12)
    // Of disjoint ones KL(p, r) = -ln w: the curve is (1 - w)^5 over w^5, whose area is 5 B(5, 6) = 1 / 252.
    expect(mauveArea([1, 0], [0, 1])).toBeCloseTo(1 / 252, 2)
    expect(mauveArea([1, 0], [0, 1])).toBeLessThan(0.01)
  })

  it('does not depend on which is which, nor on the order of bins', () => {
    const p = [0.1, 0.4, 0, 0.5]
    const q = [0.3, 0.3, 0.2, 0.2]
    expect(mauveArea(p, q)).toBeCloseTo(mauveArea(q, p), 12)
    expect(mauveArea(p.toReversed(), q.toReversed())).toBeCloseTo(mauveArea(p, q), 12)
  })
})

describe('the frontier integral', () => {
  it('is 0 for equal and 1 for disjoint histograms', () => {
    expect(frontierIntegral([0.25, 0.75], [0.25, 0.75])).toBeCloseTo(0, 15)
    expect(frontierIntegral([1, 0], [0, 1])).toBe(1)
  })

  it('is twice the mean divergence from the mixtures, taken numerically', () => {
    const p = [0.1, 0.4, 0, 0.5]
    const q = [0.3, 0.3, 0.2, 0.2]
    const kl = (a: readonly number[], b: readonly number[]) =>
      a.reduce((sum, share, bin) => sum + (share > 0 ? share * Math.log(share / b[bin]) : 0), 0)
    const steps = 20_000
    let sum = 0
    for (let step = 0; step < steps; step++) {
      const w = (step + 0.5) / steps
      const r = p.map((share, bin) => w * share + (1 - w) * q[bin])
      sum += (2 * (w * kl(p, r) + (1 - w) * kl(q, r))) / steps
    }
    expect(frontierIntegral(p, q)).toBeCloseTo(sum, 7)
  })

  it('keeps its digits where shares are nearly equal', () => {
    const [p, q] = [0.3, 0.3 * (1 + 1e-6)]
    // To second order p q ln(p / q) / (p - q) is the geometric mean: what is left is (p - q)^2 / (12 (p + q) / 2) / 2.
    expect(Math.abs(frontierIntegral([p, 1 - p], [q, 1 - q]))).toBeLessThan(1e-12)
  })
})
