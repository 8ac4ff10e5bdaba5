import fc from 'fast-check'
import { expect, it } from 'vitest'
import { documentGrams, gramsAt, meanDistinctShare } from '../../src/metrics/grams.js'
import { textView } from '../../src/text/view.js'
import { Vocabulary } from '../../src/text/vocabulary.js'

const texts = fc.array(
  fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 }).map((words) => words.join(' ')),
)

it('numbers equal n-grams alike and different ones differently', () => {
  fc.assert(
    fc.property(texts, fc.integer({ min: 1, max: 5 }), (given, n) => {
      const view = textView(given, new Vocabulary())
      const { words, offsets } = view.corpus()
      const grams = gramsAt(view, n)
      const numbers = new Map<string, number>()
      let fitting = 0
      for (let document = 0; document < given.length; document++) {
        for (let at = offsets[document]; at < offsets[document + 1]; at++) {
          if (at + n > offsets[document + 1]) {
            if (n > 1) expect(grams[at]).toBe(-1)
            continue
          }
          const key = words.slice(at, at + n).join(' ')
          if (!numbers.has(key)) numbers.set(key, grams[at])
          expect(grams[at]).toBe(numbers.get(key))
          fitting++
        }
      }
      expect(new Set(numbers.values()).size).toBe(numbers.size)
      expect([numbers.size, fitting]).toEqual([view.ngrams(n).size, view.ngrams(n).total])
    }),
  )
})

it('counts distinct n-grams per document and documents per n-gram', () => {
  const { distinct, total, documentsWith } = documentGrams(
    textView(['a b a b', 'b', 'a b'], new Vocabulary()),
    2,
  )
  expect([[...distinct], [...total]]).toEqual([
    [2, 0, 1],
    [3, 0, 1],
  ])
  expect([...documentsWith]).toEqual([2, 1])
})

it('averages over the documents that are long enough', () => {
  expect(meanDistinctShare(textView(['a a a', 'b', 'a b'], new Vocabulary()), 2)).toEqual({
    mean: 0.75,
    documents: 2,
  })
})
