import { describe, expect, it } from 'vitest'
import { onTexts } from '../helpers.js'

describe('ngram_diversity', () => {
  it('does as its examples say', async () => {
    expect((await onTexts('ngram_diversity.pooled.n4', ['a a a a'])).value).toBeCloseTo(25 / 12, 14)
    expect((await onTexts('ngram_diversity.joined.n4', ['a a', 'a a'])).value).toBeCloseTo(25 / 12, 14)
  })

  it('pooled is the sum of distinct_n, and undefined where no document is long enough', async () => {
    const texts = ['a b c d e', 'a b c', '', 'c d a b']
    let sum = 0
    for (const n of [1, 2, 3, 4]) sum += (await onTexts(`distinct_n.pooled.n${n}`, texts)).value as number
    expect((await onTexts('ngram_diversity.pooled.n4', texts)).value).toBeCloseTo(sum, 14)
    expect(await onTexts('ngram_diversity.pooled.n4', ['a b', 'c d'])).toEqual({
      undefinedReason: 'no document has 4 tokens',
      n: 0,
    })
  })

  it('joined takes an empty document for an empty token, as the package does', async () => {
    // 'a', '', 'b', 'c', 'd': five distinct tokens, so every n-gram is distinct.
    expect(await onTexts('ngram_diversity.joined.n4', ['a', '', 'b c d'])).toEqual({ value: 4, n: 5 })
    // 'a', '', '', 'b', 'c', 'd': 5 of 6 tokens, and every longer n-gram is distinct.
    expect((await onTexts('ngram_diversity.joined.n4', ['a', '', '', 'b c d'])).value).toBeCloseTo(
      3 + 5 / 6,
      14,
    )
  })

  it('joined has no value without text', async () => {
    expect((await onTexts('ngram_diversity.joined.n4', ['', '', '', '', ''])).undefinedReason).toBe(
      'needs 4 tokens, has 0',
    )
  })
})
