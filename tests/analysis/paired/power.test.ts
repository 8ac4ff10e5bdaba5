import { describe, expect, it } from 'vitest'
import { pairedDifference } from '../../../src/analysis/index.js'
import { equivalenceP } from '../../../src/analysis/paired/equivalence.js'
import { differencePower, equivalencePower, pairsNeeded } from '../../../src/analysis/paired/power.js'
import { fourErrors, normalSamples } from './normal-samples.js'

describe('differencePower', () => {
  it('agrees with scipy and published tables', () => {
    // stats.nct.sf(c, n - 1, e sqrt(n)) + stats.nct.cdf(-c, ...); G*Power gives 34 pairs as well.
    expect(differencePower(0.5, 34, 0.05)).toBeCloseTo(0.8077775012792738, 7)
    expect(differencePower(0.5, 33, 0.05)).toBeCloseTo(0.7953658414875041, 7)
  })

  it('is the level of the test where there is no difference', () => {
    expect(differencePower(0, 7, 0.05)).toBeCloseTo(0.05, 7)
  })

  it('is how often the paired t test finds the difference', () => {
    const count = 2000
    let found = 0
    for (const sample of normalSamples(count, 6, 'power', 1.2)) {
      const none = new Map(sample.map((_, seed) => [seed, 0]))
      if (pairedDifference(new Map(sample.entries()), none, 0.95).p! < 0.05) found++
    }
    const power = differencePower(1.2, 6, 0.05)
    expect(Math.abs(found / count - power)).toBeLessThan(fourErrors(power, count))
  })
})

describe('equivalencePower', () => {
  it('is exact from two pairs on', () => {
    // scipy, with s = stats.chi(n - 1, scale=1 / sqrt(n - 1)) and c = stats.t.isf(0.05, n - 1): integrate.quad of
    // (ndtr((m - e) sqrt(n) - c u) - ndtr((-m - e) sqrt(n) + c u)) s.pdf(u) from 0 to m sqrt(n) / c. In numpy
    // 2,000,000 simulations gave 0.8340, 0.9775 and 0.8060. Two noncentral t would give 0.7329 for the first.
    expect(equivalencePower(0.10676695373099179, 6.783613950993886, 2, 0.05)).toBeCloseTo(0.833970572, 7)
    expect(equivalencePower(0.5, 3, 4, 0.05)).toBeCloseTo(0.977583454, 7)
    expect(equivalencePower(0, 0.8, 15, 0.05)).toBeCloseTo(0.805957873, 7)
    expect(equivalencePower(0.01, 0.02, 60_000, 0.05)).toBeCloseTo(0.789477177, 7)
  })

  it('is 0 where no spread leaves room between the edges', () => {
    expect(equivalencePower(0, 0.01, 1000, 0.05)).toBe(0)
  })

  it('is how often two one-sided tests succeed', () => {
    const count = 2000
    let found = 0
    for (const sample of normalSamples(count, 15, 'equal')) {
      const p = equivalenceP(
        sample.map((one) => one + 0.8),
        sample.map((one) => one - 0.8),
      )
      if (p! < 0.05) found++
    }
    const power = equivalencePower(0, 0.8, 15, 0.05)
    // numpy, 400,000 simulations: 0.8062.
    expect(power).toBeCloseTo(0.8062, 2)
    expect(Math.abs(found / count - power)).toBeLessThan(fourErrors(power, count))
  })
})

describe('pairsNeeded', () => {
  it('is the first number that is enough', () => {
    expect(pairsNeeded((pairs) => differencePower(0.5, pairs, 0.05))).toBe(34)
    expect(pairsNeeded((pairs) => differencePower(1, pairs, 0.05))).toBe(10)
    expect(pairsNeeded(() => 1)).toBe(2)
    expect(pairsNeeded((pairs) => pairs / 1000)).toBe(800)
  })

  it('is undefined where no number is', () => {
    expect(pairsNeeded(() => 0.5)).toBeUndefined()
  })
})
