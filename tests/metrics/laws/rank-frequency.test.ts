import { describe, expect, it } from 'vitest'
import { rankExponent, rankRegression } from '../../../src/metrics/laws/rank-frequency.js'
import { spectrumOf } from '../../../src/metrics/spectrum.js'
import { onTexts } from '../helpers.js'

const THREE_TO_TWO = Math.log2(3 / 2)

describe('zipf', () => {
  it('does as its examples say', async () => {
    const texts = ['a', 'b', 'a', 'a b']
    for (const id of ['zipf.rank_regression', 'zipf.rank_mle']) {
      const { value, n } = await onTexts(id, texts)
      expect(value).toBeCloseTo(THREE_TO_TWO, 12)
      expect(n).toBe(2)
    }
    expect((await onTexts('zipf.rank_regression.r2', texts)).value).toBeCloseTo(1, 12)
  })

  it('finds the exponent of counts that follow the law', () => {
    // Counts c / rank^1.2, not rounded: both are exact.
    const counts = Array.from({ length: 300 }, (_, index) => 1e5 * Math.exp(-1.2 * Math.log(index + 1)))
    const spectrum = spectrumOf(counts)
    expect(rankRegression(spectrum).slope).toBeCloseTo(-1.2, 12)
    expect(Math.exp(rankRegression(spectrum).intercept)).toBeCloseTo(1e5, 5)
    expect(rankExponent(spectrum)).toBeCloseTo(1.2, 12)
  })

  it('puts types of one count at successive ranks', () => {
    // Least squares by hand (numpy.polyfit of ln [4, 2, 2, 1] over ln [1, 2, 3, 4], degree 1).
    expect(rankRegression(spectrumOf([2, 1, 4, 2])).slope).toBeCloseTo(-0.8862750292847044, 12)
  })

  it('is 0 where all tokens are equally frequent, and explains nothing then', async () => {
    const texts = ['a b c', 'c b a']
    expect(await onTexts('zipf.rank_regression', texts)).toEqual({ value: 0, n: 3 })
    expect(await onTexts('zipf.rank_mle', texts)).toEqual({ value: 0, n: 3 })
    expect(await onTexts('zipf.rank_regression.r2', texts)).toEqual({
      undefinedReason: 'all tokens are equally frequent',
      n: 3,
    })
  })

  it('says why there is no value', async () => {
    expect((await onTexts('zipf.rank_mle', ['a'])).undefinedReason).toBe('needs 2 tokens, has 1')
    expect((await onTexts('zipf.rank_mle', ['a a'])).undefinedReason).toBe('needs 2 distinct tokens, has 1')
  })

  it('copes with one word that drowns the other', () => {
    // By hand: the law gives 1 and 2^-s; 2^-s = 10^-6.
    expect(rankExponent(spectrumOf([1e6, 1]))).toBeCloseTo(Math.log2(1e6), 9)
  })
})
