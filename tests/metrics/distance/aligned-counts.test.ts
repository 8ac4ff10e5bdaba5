import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alignedCounts } from '../../../src/metrics/distance/aligned-counts.js'
import { textView } from '../../../src/text/view.js'
import { Vocabulary } from '../../../src/text/vocabulary.js'

const text = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 8 }).map((words) => words.join(' '))
const texts = fc.array(text, { maxLength: 4 })

function aligned(first: readonly string[], second: readonly string[], n: number): [number, number][] {
  const vocabulary = new Vocabulary()
  const counts = alignedCounts(textView(first, vocabulary), textView(second, vocabulary), n)
  return [...counts.first].map((count, at) => [count, counts.second[at]])
}

function counted(texts: readonly string[], n: number): Map<string, number> {
  const counts = new Map<string, number>()
  for (const text of texts) {
    const words = text.split(' ').filter((word) => word !== '')
    for (let at = 0; at + n <= words.length; at++) {
      const gram = words.slice(at, at + n).join(' ')
      counts.set(gram, (counts.get(gram) ?? 0) + 1)
    }
  }
  return counts
}

describe('alignedCounts', () => {
  it('does as its example says', () => {
    expect(aligned(['a b b'], ['b c'], 1)).toEqual([
      [1, 0],
      [2, 1],
      [0, 1],
    ])
  })

  it('agrees with counting strings', () => {
    fc.assert(
      fc.property(texts, texts, fc.integer({ min: 1, max: 4 }), (first, second, n) => {
        const [one, other] = [counted(first, n), counted(second, n)]
        const grams = [...new Set([...one.keys(), ...other.keys()])]
        const expected = grams.map((gram) => [one.get(gram) ?? 0, other.get(gram) ?? 0])
        expect(aligned(first, second, n).sort()).toEqual(expected.sort())
      }),
    )
  })
})
