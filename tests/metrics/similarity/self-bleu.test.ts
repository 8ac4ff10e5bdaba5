import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bleu } from '../../../src/metrics/similarity/bleu.js'
import { clippedMatches } from '../../../src/metrics/similarity/clipped-matches.js'
import { closestLengths } from '../../../src/metrics/similarity/closest-lengths.js'
import { textView } from '../../../src/text/view.js'
import { Vocabulary } from '../../../src/text/vocabulary.js'
import { splitWords } from '../../../src/text/words.js'
import { onTexts } from '../helpers.js'

const documents = fc.array(
  fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 8 }).map((words) => words.join(' ')),
  { minLength: 2, maxLength: 6 },
)

describe('self_bleu', () => {
  it('does as its example says', async () => {
    const { value, n } = await onTexts('self_bleu.nltk.n2', ['a b c', 'a b c', 'a b d'])
    expect(value).toBeCloseTo((2 + Math.sqrt((2 / 3) * (1 / 2))) / 3, 12)
    expect(n).toBe(3)
  })

  it('smooths as two packages do', async () => {
    // By hand, 1- to 4-grams: 1, 0 of 2, 0 of 1, none. nltk: 1, 0.1 / 2, 0.1, 0.1. sacrebleu: 1, 1/2 / 2, 1/4 / 1.
    const texts = ['a b c', 'a c b', 'x']
    const nltk = (2 * Math.sqrt(Math.sqrt(0.05 * 0.1 * 0.1))) / 3
    const sacrebleu = (2 * Math.cbrt(1 / 16)) / 3
    expect((await onTexts('self_bleu.nltk.n4', texts)).value).toBeCloseTo(nltk, 12)
    expect((await onTexts('self_bleu.sacrebleu.n4', texts)).value).toBeCloseTo(sacrebleu, 12)
  })

  it('punishes a document that is shorter than the closest other one', async () => {
    // By hand: exp(1 - 4 / 2) for the first, sqrt(2/4 x 1/3) for the second.
    const { value } = await onTexts('self_bleu.nltk.n2', ['a b', 'a b c d'])
    expect(value).toBeCloseTo((Math.exp(-1) + Math.sqrt(1 / 6)) / 2, 12)
  })

  it('is 1 for copies, 0 without a common word, and takes any script', async () => {
    const copies = Array.from({ length: 5 }, () => '你好 世界 👩‍👩‍👧 你好 世界')
    expect((await onTexts('self_bleu.nltk.n4', copies)).value).toBe(1)
    expect((await onTexts('self_bleu.sacrebleu.n4', copies)).value).toBe(1)
    expect((await onTexts('self_bleu.nltk.n4', ['a b', 'c d', ''])).value).toBe(0)
  })

  it('does not depend on the order of documents', async () => {
    const texts = ['a b c d', 'b c d a', 'a b', '', 'd d d d d']
    const { value } = await onTexts('self_bleu.nltk.n3', texts)
    expect((await onTexts('self_bleu.nltk.n3', texts.toReversed())).value).toBeCloseTo(value as number, 12)
  })

  it('is undefined without two documents or any token', async () => {
    expect((await onTexts('self_bleu.nltk.n4', [])).undefinedReason).toBe('needs 2 documents, has 0')
    expect((await onTexts('self_bleu.nltk.n4', ['a'])).undefinedReason).toBe('needs 2 documents, has 1')
    expect((await onTexts('self_bleu.nltk.n4', ['', ''])).undefinedReason).toBe('needs 1 token, has 0')
  })
})

describe('clippedMatches', () => {
  it('are those of comparing each document with every other', () => {
    const grams = (text: string, n: number) => {
      const words = splitWords(text)
      return words.slice(n - 1).map((_, at) => words.slice(at, at + n).join(' '))
    }
    const count = (list: readonly string[], gram: string) => list.filter((one) => one === gram).length
    fc.assert(
      fc.property(documents, fc.integer({ min: 1, max: 3 }), (texts, n) => {
        const all = texts.map((text) => grams(text, n))
        const expected = all.map((own, document) => {
          const others = all.filter((_, other) => other !== document)
          const most = (gram: string) => Math.max(...others.map((list) => count(list, gram)))
          return [...new Set(own)].reduce((sum, gram) => sum + Math.min(count(own, gram), most(gram)), 0)
        })
        expect([...clippedMatches(textView(texts, new Vocabulary()), n)]).toEqual(expected)
      }),
      { numRuns: 200, seed: 1 },
    )
  })
})

describe('closestLengths', () => {
  it('does as its example says', () => {
    expect([...closestLengths([3, 5, 9])]).toEqual([5, 3, 5])
  })

  it('takes the smaller of two that are equally close, and an equal one first', () => {
    expect([...closestLengths([4, 2, 6])]).toEqual([2, 4, 4])
    expect([...closestLengths([7, 7, 1])]).toEqual([7, 7, 7])
    expect([...closestLengths([0, 0])]).toEqual([0, 0])
  })

  it('is what looking at all others finds', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 2, maxLength: 12 }), (lengths) => {
        const expected = lengths.map((length, at) => {
          const others = lengths.filter((_, other) => other !== at).sort((a, b) => a - b)
          return others.reduce((best, one) => (Math.abs(one - length) < Math.abs(best - length) ? one : best))
        })
        expect([...closestLengths(lengths)]).toEqual(expected)
      }),
      { numRuns: 200, seed: 1 },
    )
  })
})

describe('bleu', () => {
  it('halves what stands in for no match each time, with sacrebleu', () => {
    // By hand: 4 of 5, then 1/2 / 4, 1/4 / 3, 1/8 / 2; as sacrebleu 2.3's smooth_method='exp'.
    const counts = { matches: [4, 0, 0, 0], totals: [5, 4, 3, 2], length: 5, reference: 5 }
    const product = (4 / 5) * (1 / 8) * (1 / 12) * (1 / 16)
    expect(bleu(counts, 'sacrebleu')).toBeCloseTo(Math.sqrt(Math.sqrt(product)), 12)
  })
})
