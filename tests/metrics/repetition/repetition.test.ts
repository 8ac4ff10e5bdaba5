import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { onTexts } from '../helpers.js'

describe('rep_n', () => {
  it('does as its example says', async () => {
    const { value, n } = await onTexts('rep_n.n2', ['a b a b'])
    expect(value).toBeCloseTo(1 / 3, 12)
    expect(n).toBe(1)
  })

  it('is undefined where no n-gram fits', async () => {
    expect((await onTexts('rep_n.n4', ['a b c', ''])).undefinedReason).toBe('needs 4 tokens, has 3')
  })

  it('is the complement of distinct-n per document', async () => {
    const texts = fc.array(
      fc.array(fc.constantFrom('a', 'b'), { minLength: 2 }).map((words) => words.join(' ')),
      {
        minLength: 1,
      },
    )
    await fc.assert(
      fc.asyncProperty(texts, async (given) => {
        const repeated = (await onTexts('rep_n.n2', given)).value as number
        const distinct = (await onTexts('distinct_n.per_document.n2', given)).value as number
        expect(repeated + distinct).toBeCloseTo(1, 12)
      }),
    )
  })
})

describe('diversity_product.n2_4', () => {
  it('does as its example says', async () => {
    expect(await onTexts('diversity_product.n2_4', ['a b a b c'])).toEqual({ value: 3 / 4, n: 1 })
  })

  it('is the mean over documents that are long enough', async () => {
    // By hand: 1, and 1/4 x 1/3 x 1/2; the short one does not count.
    const { value, n } = await onTexts('diversity_product.n2_4', ['a b c d e', 'x x x x x', 'a b c', ''])
    expect(value).toBeCloseTo((1 + 1 / 24) / 2, 12)
    expect(n).toBe(2)
  })

  it('is undefined where no document is long enough', async () => {
    expect((await onTexts('diversity_product.n2_4', ['a b', 'c d'])).undefinedReason).toBe(
      'no document has 4 tokens',
    )
    expect((await onTexts('diversity_product.n2_4', [])).undefinedReason).toBe('needs 4 tokens, has 0')
  })
})

describe('self_repetition.n4', () => {
  it('does as its example says', async () => {
    const { value } = await onTexts('self_repetition.n4', ['a b c d', 'a b c d', 'e f g h'])
    expect(value).toBeCloseTo((2 * Math.LN2) / 3, 12)
  })

  it('counts a phrase once per document, and not its own repetition', async () => {
    expect((await onTexts('self_repetition.n4', ['a b c d a b c d'])).value).toBe(0)
    const { value } = await onTexts('self_repetition.n4', ['a b c d x a b c d', 'a b c d'])
    expect(value).toBeCloseTo(Math.LN2, 12)
  })

  it('is undefined without documents', async () => {
    expect((await onTexts('self_repetition.n4', [])).undefinedReason).toBe('needs 1 document, has 0')
  })
})

describe('duplicate_documents', () => {
  it('does as its example says', async () => {
    expect(await onTexts('duplicate_documents', ['a', 'a', 'b', 'a'])).toEqual({ value: 1 / 2, n: 4 })
  })

  it('takes NFC and NFD as different, empty documents as documents', async () => {
    expect((await onTexts('duplicate_documents', ['\u00e9', 'e\u0301'])).value).toBe(0)
    expect((await onTexts('duplicate_documents', ['', ''])).value).toBe(1 / 2)
  })

  it('is undefined without documents', async () => {
    expect((await onTexts('duplicate_documents', [])).undefinedReason).toBe('needs 1 document, has 0')
  })
})
