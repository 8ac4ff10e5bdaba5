import { describe, expect, it } from 'vitest'
import { onTexts } from '../helpers.js'

const ID = 'length.tokens_per_sentence'

describe('length.tokens_per_sentence', () => {
  it('does as its example says', async () => {
    expect(await onTexts(ID, ['It rained. We left the house.'])).toEqual({ value: 3, n: 2 })
  })

  it('gives spread and quantiles of 2, 4 and 6 tokens', async () => {
    const texts = ['Two tokens. Here are four tokens.', 'In this one there are six.']
    expect(await onTexts(`${ID}.sd`, texts)).toEqual({ value: 2, n: 3 })
    expect(await onTexts(`${ID}.cv`, texts)).toEqual({ value: 1 / 2, n: 3 })
    expect(await onTexts(`${ID}.q50`, texts)).toEqual({ value: 4, n: 3 })
  })

  it('gives the percentiles of 1 .. 100 as R quantile(type = 7) does', async () => {
    const texts = Array.from({ length: 100 }, (_, index) => `${'a '.repeat(index)}b.`)
    expect((await onTexts(`${ID}.q05`, texts)).value).toBeCloseTo(5.95, 12)
    expect((await onTexts(`${ID}.q95`, texts)).value).toBeCloseTo(95.05, 12)
  })

  it('is undefined without text or with too few sentences', async () => {
    expect((await onTexts(ID, [])).undefinedReason).toBe('needs 1 token, has 0')
    expect((await onTexts(ID, ['', ''])).undefinedReason).toBe('needs 1 token, has 0')
    expect(await onTexts(ID, ['* * *'])).toEqual({ undefinedReason: 'needs 1 sentence, has 0', n: 0 })
    expect((await onTexts(`${ID}.sd`, ['One.'])).undefinedReason).toBe('needs 2 sentences, has 1')
    expect((await onTexts(`${ID}.q05`, ['One.'])).undefinedReason).toBe('needs 20 sentences, has 1')
  })

  it('is 0 spread for identical documents, and knows other scripts and emoji', async () => {
    expect((await onTexts(`${ID}.sd`, ['It rained.', 'It rained.'])).value).toBe(0)
    expect(await onTexts(ID, ['雨が降った。家を出た。'])).toEqual({ value: 1, n: 2 })
    expect(await onTexts(ID, ['Yes 👍! No 👎!'])).toEqual({ value: 2, n: 2 })
  })

  it('is the same for composed and decomposed text', async () => {
    const text = 'Déjà vu. C’était là-bas! À bientôt.'
    expect(await onTexts(ID, [text.normalize('NFD')])).toEqual(await onTexts(ID, [text.normalize('NFC')]))
  })
})
