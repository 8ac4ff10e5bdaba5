import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Corpus, NgramLevel } from '../../src/contracts/text.js'
import { findChild, NgramCounter } from '../../src/text/ngram-table.js'

function corpusOf(documents: readonly (readonly number[])[]): Corpus {
  const offsets = new Uint32Array(documents.length + 1)
  for (const [index, document] of documents.entries()) offsets[index + 1] = offsets[index] + document.length
  return { words: Int32Array.from(documents.flat()), offsets }
}

/** Every gram of the levels up to n as words, in the order of the level's rows, by going down from level 1. */
function spelled(counter: NgramCounter, n: number): number[][] {
  const level = counter.level(n)
  if (n === 1) return [...level.words].map((word) => [word])
  const shorter = spelled(counter, n - 1)
  const { childStart } = counter.level(n - 1)
  return shorter.flatMap((gram, row) =>
    [...level.words.subarray(childStart[row], childStart[row + 1])].map((word) => [...gram, word]),
  )
}

/** The same by hashing: grams as strings with their counts, in lexicographic order of the codes. */
function counted(documents: readonly (readonly number[])[], n: number): [gram: number[], count: number][] {
  const counts = new Map<string, number>()
  for (const document of documents) {
    for (let start = 0; start + n <= document.length; start++) {
      const key = document.slice(start, start + n).join(' ')
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  const grams = [...counts].map(([key, count]): [number[], number] => [key.split(' ').map(Number), count])
  return grams.sort(([left], [right]) => {
    const at = left.findIndex((word, index) => word !== right[index])
    return at < 0 ? 0 : left[at] - right[at]
  })
}

test('a small corpus by hand', () => {
  // 1 2 1 2 | 1 3: bigrams 12 twice, 13, 21; trigrams 121, 212.
  const counter = new NgramCounter(
    corpusOf([
      [1, 2, 1, 2],
      [1, 3],
    ]),
  )
  const plain = (level: NgramLevel): unknown => [[...level.words], [...level.counts], level.size, level.total]
  expect(plain(counter.level(3))).toEqual([[1, 2], [1, 1], 2, 2])
  expect(plain(counter.level(1))).toEqual([[1, 2, 3], [3, 2, 1], 3, 6])
  expect(plain(counter.level(2))).toEqual([[2, 3, 1], [2, 1, 1], 3, 4])
  expect([...counter.level(1).childStart]).toEqual([0, 2, 3, 3])
  expect([...counter.level(2).suffixes]).toEqual([1, 2, 0])
  expect([...counter.level(2).childStart]).toEqual([0, 1, 1, 2])
  expect([...counter.level(3).suffixes]).toEqual([2, 0])
})

test('counts, order, children and suffixes agree with hashing', () => {
  const document = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 12 })
  fc.assert(
    fc.property(fc.array(document, { maxLength: 10 }), fc.integer({ min: 1, max: 8 }), (documents, most) => {
      const counter = new NgramCounter(corpusOf(documents))
      for (let n = 1; n <= most; n++) {
        const level = counter.level(n)
        const expected = counted(documents, n)
        const grams = spelled(counter, n)
        expect(grams).toEqual(expected.map(([gram]) => gram))
        expect([...level.counts]).toEqual(expected.map(([, count]) => count))
        expect(level.total).toBe(expected.reduce((sum, [, count]) => sum + count, 0))
        if (n === 1) continue
        const shorter = spelled(counter, n - 1)
        for (const [row, gram] of grams.entries()) expect(shorter[level.suffixes[row]]).toEqual(gram.slice(1))
      }
    }),
  )
})

test('an empty corpus and documents shorter than the order have no grams', () => {
  expect(new NgramCounter(corpusOf([])).level(3).size).toBe(0)
  expect(new NgramCounter(corpusOf([[], [], []])).level(2).size).toBe(0)
  const counter = new NgramCounter(corpusOf([[4], [4, 5]]))
  expect(counter.level(3).size).toBe(0)
  expect(counter.level(2).size).toBe(1)
})

test('findChild finds a word among siblings, and only there', () => {
  const counter = new NgramCounter(
    corpusOf([
      [1, 2],
      [1, 4],
      [1, 9],
      [2, 3],
    ]),
  )
  const level = counter.level(2)
  const { childStart } = counter.level(1)
  for (const [word, expected] of [
    [2, 0],
    [4, 1],
    [9, 2],
    [3, -1],
    [0, -1],
    [10, -1],
  ]) {
    expect(findChild(level, childStart[0], childStart[1], word)).toBe(expected)
  }
})

test('weighted counts add the weight of the document for each occurrence', () => {
  // Codes 5 6 5 (weight .5), nothing, 5 (weight 4), 6 5 6 5 (weight 2).
  const counter = new NgramCounter(corpusOf([[5, 6, 5], [], [5], [6, 5, 6, 5]]))
  const weights = Float64Array.of(0.5, 9, 4, 2)
  counter.level(1)
  expect([...counter.weighted(weights)]).toEqual([1 + 4 + 4, 0.5 + 4])
  counter.level(2)
  expect(spelled(counter, 2)).toEqual([
    [5, 6],
    [6, 5],
  ])
  expect([...counter.weighted(weights)]).toEqual([0.5 + 2, 0.5 + 4])
  counter.level(3)
  // 5 6 5 and 6 5 6; the last document holds both.
  expect([...counter.weighted(weights)]).toEqual([0.5 + 2, 2])
})
