import { describe, expect, it } from 'vitest'
import { onTexts } from '../helpers.js'

const many = (word: string, times: number) => Array(times).fill(word).join(' ')
const numbered = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => `w${from + index}`).join(' ')

describe('mattr, msttr, mtld', () => {
  it('do as their examples say', async () => {
    expect((await onTexts('mattr.joined.w50', [many('a', 49), 'b c'])).value).toBe(0.05)
    expect((await onTexts('msttr.joined.s50', [many('a', 50), many('b c', 25)])).value).toBe(0.03)
    expect(await onTexts('mtld.joined.t0.72', ['a b a b a'])).toEqual({ value: 5, n: 5 })
  })

  it('mtld takes an unfinished factor for what it has come down', async () => {
    // Reference record of deg_disjoint (LexicalRichness): nothing comes again, so the value is the length.
    const disjoint = ['a b c d e f', 'g h i j k l', 'm n o p q r']
    expect((await onTexts('mtld.joined.t0.72', disjoint)).value).toBe(18)
    // By hand: 'a b c d a' is at 0.8 both ways, so 5 tokens are (1 - 0.8) / 0.28 of a factor.
    expect((await onTexts('mtld.joined.t0.72', ['a b c d a'])).value).toBeCloseTo(7, 12)
  })

  it('joined reads across documents, per document does not', async () => {
    // 25 and 25 tokens: one window of 50 when joined, and no document that is long enough.
    const texts = [numbered(0, 25), numbered(25, 25)]
    expect(await onTexts('mattr.joined.w50', texts)).toEqual({ value: 1, n: 50 })
    for (const id of ['mattr.per_document.w50', 'msttr.per_document.s50', 'mtld.per_document.t0.72']) {
      expect(await onTexts(id, texts)).toEqual({ undefinedReason: 'no document has 50 tokens', n: 0 })
    }
  })

  it('per document is the mean of the documents that are long enough, in whatever order', async () => {
    const texts = [numbered(0, 50), many('a', 60), 'too short', '', many('b c', 25)]
    for (const order of [texts, texts.toReversed()]) {
      // By hand: 1, 1/50 and 2/50.
      const { value, n } = await onTexts('mattr.per_document.w50', order)
      expect(value).toBeCloseTo((1 + 1 / 50 + 2 / 50) / 3, 14)
      expect(n).toBe(3)
      expect((await onTexts('msttr.per_document.s50', order)).value).toBeCloseTo(value as number, 14)
      // By hand: 50; 2 tokens to a factor (a a: 1/2); 'b c b' is at 2/3, so 16 factors and 'b c' of none: 50 / 16.
      const mtld = await onTexts('mtld.per_document.t0.72', order)
      expect(mtld.value).toBeCloseTo((50 + 2 + 50 / 16) / 3, 12)
    }
  })

  it('say how many tokens they need', async () => {
    const short = [numbered(0, 49)]
    for (const id of ['mattr.joined.w50', 'msttr.joined.s50', 'mtld.per_document.t0.72']) {
      expect(await onTexts(id, short)).toEqual({ undefinedReason: 'needs 50 tokens, has 49', n: 49 })
    }
    expect((await onTexts('mtld.joined.t0.72', [])).undefinedReason).toBe('needs 1 token, has 0')
  })

  it('do not see what comes again on the next page, unlike the type-token ratio', async () => {
    const page = numbered(0, 60)
    const pages = Array(20).fill(page)
    expect((await onTexts('mattr.joined.w50', pages)).value).toBe(1)
    expect((await onTexts('ttr', pages)).value).toBe(1 / 20)
  })
})
