import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { simpsonD, yuleI, yuleK } from '../../../src/metrics/lexical/repeat-rates.js'
import { spectrumOf } from '../../../src/metrics/spectrum.js'
import { onTexts } from '../helpers.js'

describe("Yule's K and I, Simpson's D", () => {
  it('do as their examples say', async () => {
    // Reference record of deg_short_docs (LexicalRichness): K = 3200, D = 0.4. I by hand: 2^2 / (13 - 2).
    const texts = ['a', 'b', 'a', 'a b']
    expect(await onTexts('yule_k', texts)).toEqual({ value: 3200, n: 5 })
    expect(await onTexts('simpson_d', texts)).toEqual({ value: 0.4, n: 5 })
    expect((await onTexts('yule_i', texts)).value).toBeCloseTo(4 / 11, 14)
    // quanteda's tests of textstat_lexdiv: 3^2 / ((1 + 2 x 2^2) - 3).
    expect(await onTexts('yule_i', ['a a b b c'])).toEqual({ value: 1.5, n: 5 })
  })

  it('say why there is no value', async () => {
    expect(await onTexts('yule_k', [])).toEqual({ undefinedReason: 'needs 1 token, has 0', n: 0 })
    expect(await onTexts('yule_i', ['a b'])).toEqual({ undefinedReason: 'no token occurs twice', n: 2 })
    expect(await onTexts('simpson_d', ['a'])).toEqual({ undefinedReason: 'needs 2 tokens, has 1', n: 1 })
  })

  it('are 0 where no token comes again', async () => {
    expect((await onTexts('yule_k', ['a b', 'c'])).value).toBe(0)
    expect((await onTexts('simpson_d', ['a b', 'c'])).value).toBe(0)
  })

  it('K is D but for its denominator and factor', () => {
    const counts = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 2, maxLength: 50 })
    fc.assert(
      fc.property(counts, (given) => {
        const spectrum = spectrumOf(given)
        const scale = 10_000 * (1 - 1 / spectrum.total)
        expect(yuleK(spectrum)).toBeCloseTo(scale * simpsonD(spectrum), 8)
      }),
    )
  })

  it('I with tokens in the place of types would be 10,000 / K', () => {
    // 3 types, each twice: V = 3, N = 6; I = 9 / (12 - 3); 10,000 / K = 36 / (12 - 6).
    const spectrum = spectrumOf([2, 2, 2])
    expect(yuleI(spectrum)).toBe(1)
    expect(10_000 / yuleK(spectrum)).toBeCloseTo(6, 12)
  })
})
