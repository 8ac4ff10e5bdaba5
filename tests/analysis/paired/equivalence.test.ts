import { describe, expect, it } from 'vitest'
import { equivalenceP } from '../../../src/analysis/paired/equivalence.js'
import { fourErrors, normalSamples } from './normal-samples.js'

const within = (differences: readonly number[], margin: number) =>
  equivalenceP(
    differences.map((one) => one + margin),
    differences.map((one) => one - margin),
  )

describe('equivalenceP', () => {
  it('is the larger of two one-sided t tests', () => {
    // scipy: ttest_1samp(d + 1, 0, alternative='greater'), ttest_1samp(d - 1, 0, alternative='less')
    expect(within([0.1, -0.1, 0.2, 0], 1)).toBeCloseTo(0.0003402370416094833, 10)
  })

  it('is near 1 where the difference is outside', () => {
    expect(within([2.1, 1.9, 2.2, 2], 1)).toBeGreaterThan(0.99)
  })

  it('is undefined for one pair and without a spread', () => {
    expect(within([0.1], 1)).toBeUndefined()
    expect(within([0.1, 0.1, 0.1], 1)).toBeUndefined()
  })

  it('calls a difference at the edge of the margin equivalent no more often than it says', () => {
    const count = 3000
    let found = 0
    // A wide margin: at its edge the level is 0.05 exactly, the other side plays no part.
    for (const sample of normalSamples(count, 6, 'edge', 5)) if (within(sample, 5)! < 0.05) found++
    expect(Math.abs(found / count - 0.05)).toBeLessThan(fourErrors(0.05, count))
  })
})
