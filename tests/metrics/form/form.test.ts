import { describe, expect, it } from 'vitest'
import { contextOf, measure, onTexts } from '../helpers.js'

describe('size', () => {
  it('counts tokens and documents, 0 where there are none', async () => {
    expect(await onTexts('tokens', ['a b', '', 'c'])).toEqual({ value: 3, n: 3 })
    expect(await onTexts('documents', ['a b', '', 'c'])).toEqual({ value: 3, n: 3 })
    expect(await onTexts('tokens', [])).toEqual({ value: 0, n: 0 })
    expect(await onTexts('documents', [])).toEqual({ value: 0, n: 0 })
  })
})

describe('length.tokens_per_document', () => {
  it('does as its examples say', async () => {
    expect(await onTexts('length.tokens_per_document', ['a b', 'a b c d'])).toEqual({ value: 3, n: 2 })
    expect(await onTexts('length.tokens_per_document.q50', ['a', 'a b', 'a b c d e f'])).toEqual({
      value: 2,
      n: 3,
    })
  })

  it('gives the percentiles of 1 .. 100 as R quantile(type = 7) does', async () => {
    const texts = Array.from({ length: 100 }, (_, index) => 'a '.repeat(index + 1))
    expect((await onTexts('length.tokens_per_document.q05', texts)).value).toBeCloseTo(5.95, 12)
    expect((await onTexts('length.tokens_per_document.q95', texts)).value).toBeCloseTo(95.05, 12)
  })

  it('gives the spread of 2 and 4 tokens, and of equal documents', async () => {
    expect(await onTexts('length.tokens_per_document.sd', ['a b', 'a b c d'])).toEqual({
      value: Math.SQRT2,
      n: 2,
    })
    const { value } = await onTexts('length.tokens_per_document.cv', ['a b', 'a b c d'])
    expect(value).toBeCloseTo(Math.SQRT2 / 3, 12)
    expect((await onTexts('length.tokens_per_document.cv', ['a b', 'a b'])).value).toBe(0)
  })

  it('has no spread of one document, and no variation of empty ones', async () => {
    expect((await onTexts('length.tokens_per_document.sd', ['a'])).undefinedReason).toBe(
      'needs 2 documents, has 1',
    )
    expect((await onTexts('length.tokens_per_document.sd', ['', ''])).value).toBe(0)
    expect((await onTexts('length.tokens_per_document.cv', ['', ''])).undefinedReason).toBe(
      'all documents are empty',
    )
  })

  it('is undefined without documents, percentiles below 20', async () => {
    expect((await onTexts('length.tokens_per_document', [])).undefinedReason).toBe('needs 1 document, has 0')
    expect((await onTexts('length.tokens_per_document.q95', ['a'])).undefinedReason).toBe(
      'needs 20 documents, has 1',
    )
  })
})

describe('truncated_documents', () => {
  const texts = ['a b', 'c d', 'e f', 'g h']

  it('is the share that the limit cut', async () => {
    const context = contextOf({ probe: texts, probeOptions: { finished: Uint8Array.of(1, 0, 1, 1) } })
    expect(await measure('truncated_documents', context)).toEqual({ value: 1 / 4, n: 4 })
  })

  it('leaves out the document that the size of the probe cuts', async () => {
    const finished = Uint8Array.of(1, 0, 1, 1)
    const cut = contextOf({ probe: texts, probeOptions: { finished, tokens: 5 } })
    expect(await measure('truncated_documents', cut)).toEqual({ value: 1 / 2, n: 2 })
    const one = contextOf({ probe: texts, probeOptions: { finished, tokens: 1 } })
    expect((await measure('truncated_documents', one)).undefinedReason).toMatch(/cut by the size/)
  })

  it('is undefined for human text', async () => {
    expect((await onTexts('truncated_documents', texts)).undefinedReason).toMatch(/nobody recorded/)
  })
})
