import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contextOf, measure } from '../helpers.js'

const text = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 14 }).map((words) => words.join(' '))
const texts = fc.array(text, { maxLength: 6 })

function gramsOf(documents: readonly string[], n: number): string[] {
  return documents.flatMap((document) => {
    const words = document.split(' ').filter((word) => word !== '')
    return words.slice(n - 1).map((_, at) => words.slice(at, at + n).join(' '))
  })
}

describe('novelty', () => {
  it('copied: the share of occurrences that stand in the human text', async () => {
    const context = contextOf({ train: ['a b c d e'], probe: ['x a b c d', 'a b c d', 'a b c e', 'x'] })
    expect(await measure('novelty.copied.n4', context)).toEqual({ value: 2 / 4, n: 4 })
  })

  it('new types: the share of kinds that do not', async () => {
    const context = contextOf({ train: ['a b'], probe: ['b c', 'c c'] })
    expect(await measure('novelty.new_types.n1', context)).toEqual({ value: 1 / 2, n: 2 })
  })

  it('says that human text is all copied from itself', async () => {
    const human = ['a b c d e f g h i', 'i h g f e d c b a']
    const context = contextOf({ train: human, probe: human })
    expect((await measure('novelty.copied.n8', context)).value).toBe(1)
    expect((await measure('novelty.new_types.n4', context)).value).toBe(0)
  })

  it('agrees with a comparison of strings', async () => {
    await fc.assert(
      fc.asyncProperty(texts, texts, async (train, probe) => {
        const known = new Set(gramsOf(train, 4))
        const grams = gramsOf(probe, 4)
        const kinds = [...new Set(grams)]
        const context = contextOf({ train, probe })
        const copied = await measure('novelty.copied.n4', context)
        const fresh = await measure('novelty.new_types.n4', context)
        if (grams.length === 0 || known.size === 0) {
          expect([copied.value, fresh.value]).toEqual([undefined, undefined])
          return
        }
        expect(copied.value).toBe(grams.filter((gram) => known.has(gram)).length / grams.length)
        expect(fresh.value).toBe(kinds.filter((gram) => !known.has(gram)).length / kinds.length)
      }),
    )
  })

  it('is undefined for an empty sample and without human text', async () => {
    expect((await measure('novelty.copied.n4', contextOf({ train: ['a b c d'] }))).undefinedReason).toBe(
      'needs 4 tokens, has 0',
    )
    expect((await measure('novelty.copied.n4', contextOf({ probe: ['a b c d'] }))).undefinedReason).toBe(
      'the human train split has no 4-grams',
    )
  })
})
