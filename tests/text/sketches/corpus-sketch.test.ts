import { describe, expect, it } from 'vitest'
import { keyedRng } from '../../../src/random/keyed.js'
import { CorpusSketch } from '../../../src/text/sketches/corpus-sketch.js'
import { byWhiteSpace } from '../../../src/text/tokenisation.js'
import { textView } from '../../../src/text/view.js'
import { Vocabulary } from '../../../src/text/vocabulary.js'

function sketchOf(texts: readonly string[]): CorpusSketch {
  const sketch = new CorpusSketch(byWhiteSpace)
  for (const text of texts) sketch.add(text)
  return sketch
}

/** Words with Zipf's frequencies in documents of 5 to 44 tokens; every tenth document repeats the one before. */
function zipfDocuments(count: number): string[] {
  const rng = keyedRng('sketch')
  const texts: string[] = []
  for (let document = 0; document < count; document++) {
    const length = 5 + rng.integer(40)
    const words = Array.from({ length }, () => `w${Math.floor(Math.exp(rng.uniform() * Math.log(20_000)))}`)
    texts.push(document % 10 === 9 ? texts[document - 1] : words.join(' '))
  }
  return texts
}

describe('CorpusSketch', () => {
  it('is exact for few documents', () => {
    const sketch = sketchOf(['the cat sat on the mat', 'the cat sat on a hat', 'the cat sat on a hat', ''])
    expect([sketch.documents, sketch.tokens, sketch.characters]).toEqual([4, 18, 62])
    expect(sketch.types(1)).toEqual({ value: 7, standardError: 0 })
    expect(sketch.types(4)).toEqual({ value: 5, standardError: 0 })
    expect(sketch.total(4)).toBe(9)
    // Only "mat" occurs once.
    expect(sketch.kindsOccurring(1, 1)).toEqual({ value: 1, standardError: 0 })
    expect(sketch.duplicateShare()).toEqual({ value: 0.25, standardError: 0 })
    expect(sketch.phrases()[0]).toEqual({ text: 'the cat sat on', count: 3 })
    expect(sketch.lengths.quantile(0.5)).toBe(6)
  })

  it('knows an empty corpus', () => {
    const sketch = sketchOf([])
    expect([sketch.documents, sketch.tokens, sketch.types(2).value]).toEqual([0, 0, 0])
    expect(sketch.duplicateShare()).toEqual({ value: 0, standardError: 0 })
    expect(sketch.phrases()).toEqual([])
    expect(() => sketch.types(5)).toThrow('n-grams of order 1 to 4 are counted, not 5')
  })

  it('estimates what the exact tables hold, within four standard errors', () => {
    const texts = zipfDocuments(6000)
    const sketch = sketchOf(texts)
    const view = textView(texts, new Vocabulary())
    for (const order of [1, 2, 3, 4]) {
      const level = view.ngrams(order)
      expect(sketch.total(order)).toBe(level.total)
      const { value, standardError } = sketch.types(order)
      expect(Math.abs(value - level.size)).toBeLessThanOrEqual(4 * standardError)
      const once = level.counts.filter((count) => count === 1).length
      const estimated = sketch.kindsOccurring(order, 1)
      expect(Math.abs(estimated.value - once)).toBeLessThanOrEqual(4 * estimated.standardError)
    }
    expect(sketch.duplicateShare().value).toBeCloseTo(0.1, 2)
  })

  it('merges', () => {
    const texts = zipfDocuments(1000)
    const parts = sketchOf(texts.slice(0, 300))
    parts.merge(sketchOf(texts.slice(300)))
    const whole = sketchOf(texts)
    for (const order of [1, 2, 3, 4]) expect(parts.types(order)).toEqual(whole.types(order))
    expect(parts.duplicateShare()).toEqual(whole.duplicateShare())
    expect(parts.lengths.standardDeviation).toBeCloseTo(whole.lengths.standardDeviation, 9)
    expect(parts.tokens).toBe(whole.tokens)
  })
})
