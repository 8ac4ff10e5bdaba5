import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { meanJaccard, sharedShingles } from '../../../src/metrics/similarity/shared-shingles.js'
import { pairwiseJaccard } from '../../../src/metrics/similarity/shingle-jaccard.js'
import { shingleSets } from '../../../src/metrics/similarity/shingle-sets.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { jaccard, shingleSet } from '../../../src/text/shingles.js'
import { textView } from '../../../src/text/view.js'
import { Vocabulary } from '../../../src/text/vocabulary.js'
import { contextOf, measure, onTexts } from '../helpers.js'

const rng = keyedRng('shingles')

const documents = fc.array(
  fc.array(fc.constantFrom('a', 'b'), { maxLength: 12 }).map((words) => words.join(' ')),
  { minLength: 2, maxLength: 8 },
)

function meanOfAll(sets: readonly Uint32Array[]): number {
  let sum = 0
  for (let one = 0; one < sets.length; one++) {
    for (let other = 0; other < one; other++) sum += jaccard(sets[one], sets[other])
  }
  return sum / ((sets.length * (sets.length - 1)) / 2)
}

describe('shingle_jaccard.pairwise.n5', () => {
  it('does as its example says', async () => {
    const { value, n } = await onTexts('shingle_jaccard.pairwise.n5', ['a b c d e f', 'a b c d e', 'x'])
    expect(value).toBeCloseTo(1 / 6, 12)
    expect(n).toBe(3)
  })

  it('is 1 for copies, 0 for pairs without tokens, and takes any script', async () => {
    expect((await onTexts('shingle_jaccard.pairwise.n5', ['世界 👋', '世界  👋'])).value).toBe(1)
    expect((await onTexts('shingle_jaccard.pairwise.n5', ['', 'a', ''])).value).toBe(0)
  })

  it('is undefined without two documents or any token', async () => {
    const id = 'shingle_jaccard.pairwise.n5'
    expect((await onTexts(id, ['a'])).undefinedReason).toBe('needs 2 documents, has 1')
    expect((await onTexts(id, ['', ' '])).undefinedReason).toBe('needs 1 token, has 0')
  })

  it('counts what comparing all pairs finds', () => {
    fc.assert(
      fc.property(documents, (texts) => {
        const sets = texts.map((text) => shingleSet(text))
        expect(meanJaccard(sets, sharedShingles(sets))).toBeCloseTo(meanOfAll(sets), 12)
      }),
      { numRuns: 200, seed: 1 },
    )
  })

  it('draws pairs where too much is shared', () => {
    const texts = ['a b c d e f', 'a b c d e', 'x', 'a b c d e f']
    const view = textView(texts, new Vocabulary())
    const exact = pairwiseJaccard(view, rng)
    expect(exact).toMatchObject({ standardError: 0, pairs: 6 })
    expect(exact.mean).toBeCloseTo(2 / 6, 12)
    expect(pairwiseJaccard(view, rng, 0)).toEqual(exact)
  })
})

describe('shingleSets', () => {
  it('are those of the text, whatever the codes of its words', () => {
    const vocabulary = new Vocabulary()
    for (const word of ['x', 'z', 'b']) vocabulary.add(word)
    const texts = ['a b c d e f', 'b a', '', '世界 a b c d']
    expect(shingleSets(textView(texts, vocabulary))).toEqual(texts.map((text) => shingleSet(text)))
  })
})

describe('near_duplicates.j80', () => {
  it('does as its example says', async () => {
    const measured = await onTexts('near_duplicates.j80', ['a b c d e f', 'x', 'a b c d e f'])
    expect(measured).toEqual({ value: 1 / 3, n: 3 })
  })

  it('sees copies with a changed word, and no others', async () => {
    const words = Array.from({ length: 60 }, (_, at) => `w${at}`)
    const text = words.join(' ')
    // By hand: a word at the end is in one 5-gram of 56, one in the middle in five.
    const end = words.with(59, 'x').join(' ')
    const middle = words.with(30, 'x').join(' ')
    const three = words.with(10, 'x').with(30, 'x').with(50, 'x').join(' ')
    expect((await onTexts('near_duplicates.j80', [text, end])).value).toBe(1 / 2)
    expect((await onTexts('near_duplicates.j80', [text, middle])).value).toBe(1 / 2)
    expect((await onTexts('near_duplicates.j80', [text, three])).value).toBe(0)
  })

  it('takes one document and empty ones, and no documents as undefined', async () => {
    expect((await onTexts('near_duplicates.j80', ['a'])).value).toBe(0)
    expect((await onTexts('near_duplicates.j80', ['', ''])).value).toBe(0)
    expect((await onTexts('near_duplicates.j80', [])).undefinedReason).toBe('needs 1 document, has 0')
  })

  it('is undefined for more documents than it can take', async () => {
    const { undefinedReason } = await onTexts('near_duplicates.j80', new Array<string>(100_001).fill(''))
    expect(undefinedReason).toBe('has 100,001 documents, limit 100,000: measure at fewer tokens')
  })
})

describe('shingle_jaccard.human.n5', () => {
  const against = (probe: readonly string[], train: readonly string[]) =>
    measure('shingle_jaccard.human.n5', contextOf({ probe, train }))

  it('does as its example says', async () => {
    expect(await against(['a b c d e f'], ['a b c d e'])).toEqual({ value: 1 / 2, n: 2 })
  })

  it('counts each n-gram once, over all documents', async () => {
    // By hand: abcde, bcdef, fabcd, eabcd here; abcde, fabcd there; 2 of 4.
    const { value } = await against(
      ['a b c d e f', 'a b c d e', 'f a b c d', 'e a b c d'],
      ['f a b c d e', 'a b c d'],
    )
    expect(value).toBe(2 / 4)
  })

  it('is the Jaccard similarity of the sets', async () => {
    await fc.assert(
      fc.asyncProperty(documents, documents, async (probe, train) => {
        const grams = (texts: readonly string[]) =>
          new Set(
            texts.flatMap((text) => {
              const words = text.split(' ').filter((word) => word !== '')
              return words.slice(4).map((_, at) => words.slice(at, at + 5).join(' '))
            }),
          )
        const [own, human] = [grams(probe), grams(train)]
        fc.pre(own.size > 0 && human.size > 0)
        const shared = [...own].filter((gram) => human.has(gram)).length
        const { value } = await against(probe, train)
        expect(value).toBe(shared / (own.size + human.size - shared))
      }),
      { numRuns: 100, seed: 1 },
    )
  })

  it('is undefined where either side has no 5-gram', async () => {
    expect((await against(['a b'], ['a b c d e'])).undefinedReason).toBe('needs 5 tokens, has 2')
    expect((await against(['a b c', 'a b'], ['a b c d e'])).undefinedReason).toBe('no document has 5 tokens')
    expect((await against(['a b c d e'], ['a'])).undefinedReason).toBe('the human train split has no 5-grams')
  })
})
