import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { onTexts } from '../helpers.js'

const documents = fc.array(
  fc.array(fc.constantFrom('a', 'b', '你好', '👩‍👧'), { minLength: 1 }).map((words) => words.join(' ')),
  { minLength: 1, maxLength: 8 },
)

describe('distinct_n', () => {
  it('does as its examples say', async () => {
    expect(await onTexts('distinct_n.pooled.n1', ['a b', 'a c'])).toEqual({ value: 3 / 4, n: 4 })
    expect(await onTexts('distinct_n.per_document.n1', ['a b', 'a a'])).toEqual({ value: 3 / 4, n: 2 })
  })

  it('does not count n-grams across documents', async () => {
    expect(await onTexts('distinct_n.pooled.n2', ['a b', 'a b'])).toEqual({ value: 1 / 2, n: 2 })
  })

  it('leaves short documents out of the mean', async () => {
    expect(await onTexts('distinct_n.per_document.n2', ['a', 'a a a'])).toEqual({ value: 1 / 2, n: 1 })
  })

  it.each(['pooled', 'per_document'])('%s is undefined where no n-gram fits, and says why', async (kind) => {
    expect(await onTexts(`distinct_n.${kind}.n1`, [])).toEqual({
      undefinedReason: 'needs 1 token, has 0',
      n: 0,
    })
    expect(await onTexts(`distinct_n.${kind}.n3`, ['a b', 'c d'])).toEqual({
      undefinedReason: 'no document has 3 tokens',
      n: 0,
    })
  })

  it('lies in (0, 1] and does not depend on the order of documents', async () => {
    await fc.assert(
      fc.asyncProperty(documents, fc.constantFrom('pooled', 'per_document'), async (given, kind) => {
        const id = `distinct_n.${kind}.n1`
        const { value } = await onTexts(id, given)
        expect(value).toBeGreaterThan(0)
        expect(value).toBeLessThanOrEqual(1)
        expect((await onTexts(id, given.toReversed())).value).toBeCloseTo(value as number, 12)
      }),
    )
  })

  it('falls with copies of a sample when pooled, and stays per document', async () => {
    const once = ['a b c', 'd e f']
    const thrice = [...once, ...once, ...once]
    expect((await onTexts('distinct_n.pooled.n2', thrice)).value).toBeCloseTo(1 / 3, 12)
    expect((await onTexts('distinct_n.per_document.n2', thrice)).value).toBe(1)
  })
})
