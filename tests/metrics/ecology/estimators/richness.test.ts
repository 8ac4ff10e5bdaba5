import { describe, expect, it } from 'vitest'
import { chao1Interval } from '../../../../src/metrics/ecology/estimators/chao1-interval.js'
import { ace, chao1, unseenKinds } from '../../../../src/metrics/ecology/estimators/richness.js'
import { spectrumOf } from '../../../../src/metrics/spectrum.js'
import { keyedRng } from '../../../../src/random/keyed.js'

/** scikit-bio's example: nine kinds, three seen once, three twice. */
const example = spectrumOf([0, 1, 1, 4, 2, 5, 2, 4, 1, 2])

describe('chao1', () => {
  it('gives the value of scikit-bio', () => {
    // skbio.diversity.alpha.chao1([0, 1, 1, 4, 2, 5, 2, 4, 1, 2])
    expect(chao1(example)).toBe(9.75)
  })

  it('adds nothing where at most one kind was seen once', () => {
    expect(chao1(spectrumOf([1, 3, 4]))).toBe(3)
    expect(chao1(spectrumOf([2, 2]))).toBe(2)
    expect(unseenKinds(spectrumOf([2, 2]))).toBe(0)
  })

  it('comes with the interval of scikit-bio', () => {
    // skbio.diversity.alpha.chao1_ci of the same counts: (9.07, 17.45).
    const { low, high } = chao1Interval(example)!
    expect(low).toBeCloseTo(9.07, 2)
    expect(high).toBeCloseTo(17.45, 2)
    expect(chao1Interval(spectrumOf([2, 2]))).toBeUndefined()
  })

  it('has an interval without kinds seen twice', () => {
    // By hand: f1 = 2, S = 3, estimate 4, variance 1 + 2 x 9 / 4 - 16 / 16 = 4.5.
    const { low, high } = chao1Interval(spectrumOf([1, 1, 5]))!
    const factor = Math.exp(1.959963984540054 * Math.sqrt(Math.log(5.5)))
    expect(low).toBeCloseTo(3 + 1 / factor, 12)
    expect(high).toBeCloseTo(3 + factor, 12)
  })

  it('holds the truth in nineteen of twenty samples where all kinds are equally rare', () => {
    const rng = keyedRng('chao1')
    let held = 0
    for (let sample = 0; sample < 300; sample++) {
      const counts = new Array<number>(200).fill(0)
      for (let draw = 0; draw < 250; draw++) counts[rng.integer(200)]++
      const { low, high } = chao1Interval(spectrumOf(counts))!
      if (low <= 200 && high >= 200) held++
    }
    expect(held / 300).toBeGreaterThan(0.91)
    expect(held / 300).toBeLessThan(0.99)
  })
})

describe('ace', () => {
  it('gives the values of scikit-bio', () => {
    // skbio.diversity.alpha.ace, its own tests.
    const values: [counts: number[], expected: number][] = [
      [[2, 0], 1],
      [[12, 0, 9], 2],
      [[12, 2, 1], 4],
      [[12, 1, 2, 1], 7],
      [[12, 3, 2, 1], 4.6],
      [[12, 3, 6, 1, 10], 5.62749672],
      [[12, 12, 13, 14], 4],
      [[0, 1, 1, 0, 0, 10, 10, 1, 0, 0], 9.35681818182],
    ]
    for (const [counts, expected] of values) expect(ace(spectrumOf(counts))).toBeCloseTo(expected, 8)
  })

  it('is undefined where every rare kind occurs once', () => {
    expect(ace(spectrumOf([43, 1, 1, 42]))).toBeUndefined()
  })
})
