import { describe, expect, it } from 'vitest'
import { halves, meanShare, partsOfTokens } from '../../../src/metrics/matched/parts.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { textView } from '../../../src/text/view.js'
import { Vocabulary } from '../../../src/text/vocabulary.js'

const viewOf = (texts: readonly string[]) => textView(texts, new Vocabulary())
const words = (count: number) => new Array(count).fill('a').join(' ')

describe('partsOfTokens', () => {
  const view = viewOf([words(3), words(5), '', words(2), words(4), words(1)])

  it('holds whole documents, each once, and cuts the last one to the number', () => {
    for (const { documents, lastTokens } of partsOfTokens(view, 6, 30, keyedRng(1)).parts) {
      expect(new Set(documents).size).toBe(documents.length)
      const part = view.select(documents, 6)
      expect(part.corpus().words.length).toBe(6)
      expect(part.texts.length).toBe(documents.length)
      const { offsets } = part.corpus()
      const last = documents[documents.length - 1]
      const cut = part.texts[documents.length - 1] !== view.texts[last]
      expect(lastTokens).toBe(cut ? 6 - offsets[documents.length - 1] : undefined)
    }
  })

  it('uses an order up before it draws the next', () => {
    const even = viewOf(new Array(10).fill('a b'))
    const { parts, orders } = partsOfTokens(even, 4, 12, keyedRng(1))
    expect(orders).toBe(3)
    const first = parts.slice(0, 5).flatMap(({ documents }) => [...documents])
    expect(first.sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  })

  it('draws every document equally often', () => {
    const even = viewOf(new Array(7).fill('a b'))
    const times = new Array(7).fill(0)
    const { parts } = partsOfTokens(even, 6, 7000, keyedRng('fair'))
    for (const { documents } of parts) for (const document of documents) times[document]++
    // 3000 expected; standard deviation sqrt(7000 x 3/7 x 4/7) = 41, less for the parts of one order.
    for (const count of times) expect(Math.abs(count - 3000)).toBeLessThan(160)
  })

  it('refuses a size that the sample does not have', () => {
    expect(() => partsOfTokens(view, 16, 1, keyedRng(1))).toThrow(RangeError)
  })
})

describe('meanShare', () => {
  it('is the share of documents where none is cut', () => {
    const even = viewOf(new Array(10).fill('a b'))
    expect(meanShare(even, partsOfTokens(even, 6, 5, keyedRng(1)).parts)).toBeCloseTo(0.3, 12)
    expect(meanShare(even, halves(even, 5, keyedRng(1)).parts)).toBe(0.5)
  })

  it('takes a part of one long document for one document', () => {
    const long = viewOf(new Array(8).fill(words(100)))
    expect(meanShare(long, partsOfTokens(long, 10, 5, keyedRng(1)).parts)).toBeCloseTo(1 / 8, 12)
  })
})
