import { describe, expect, it } from 'vitest'
import { growthLine } from '../../../src/metrics/laws/vocabulary-growth.js'
import { onTexts } from '../helpers.js'

describe('heaps', () => {
  it('does as its examples say', async () => {
    // numpy.polyfit and corrcoef of ln [1, 2, 2, 3] over ln [1, 2, 3, 4].
    const { value, n } = await onTexts('heaps.exponent', ['a b', 'b c'])
    expect(value).toBeCloseTo(0.7292527269812725, 12)
    expect(n).toBe(4)
    expect((await onTexts('heaps.r2', ['a b', 'b c'])).value).toBeCloseTo(0.9237816008746927, 12)
    expect(growthLine(Int32Array.of(0, 1, 1, 2), 3).slope).toBeCloseTo(0.7292527269812725, 12)
  })

  it('is 1 where every token is new and 0 where none is', async () => {
    expect((await onTexts('heaps.exponent', ['a b c', 'd e'])).value).toBeCloseTo(1, 14)
    expect(await onTexts('heaps.exponent', ['a a a'])).toEqual({ value: 0, n: 3 })
    expect(await onTexts('heaps.r2', ['a a a'])).toEqual({ undefinedReason: 'all tokens are the same', n: 3 })
  })

  it('depends on the order of documents, as its definition says', async () => {
    const early = await onTexts('heaps.exponent', ['a b c d', 'a a a a'])
    const late = await onTexts('heaps.exponent', ['a a a a', 'a b c d'])
    // numpy.polyfit of ln [1, 2, 3, 4, 4, 4, 4, 4] and ln [1, 1, 1, 1, 1, 2, 3, 4] over ln [1 .. 8].
    expect(early.value).toBeCloseTo(0.676020904359178, 12)
    expect(late.value).toBeCloseTo(0.5918322835651788, 12)
  })

  it('says why there is no value', async () => {
    expect(await onTexts('heaps.exponent', ['a'])).toEqual({ undefinedReason: 'needs 2 tokens, has 1', n: 1 })
  })
})
