import { describe, expect, it } from 'vitest'
import { HASHED_DIMENSION, hashedVectors } from '../../src/text/hashed-vectors.js'

function rowsOf(texts: readonly string[]): Float64Array[] {
  const values = hashedVectors(texts)
  return texts.map((_, row) => values.subarray(row * HASHED_DIMENSION, (row + 1) * HASHED_DIMENSION))
}

function cosine(left: string, right: string): number {
  const [a, b] = rowsOf([left, right])
  return a.reduce((sum, value, axis) => sum + value * b[axis], 0)
}

/** Places and values of a row that are not 0. */
function entries(text: string): [number, number][] {
  return [...rowsOf([text])[0].entries()].filter(([, value]) => value !== 0)
}

/** An independent transcription of the definition in Python: [hash & 511, sign / sqrt(runs)] of each run. */
const GOLDEN: Readonly<Record<string, readonly [number, number][]>> = {
  a: [[236, -1]],
  ab: [
    [291, -1 / Math.sqrt(3)],
    [311, 1 / Math.sqrt(3)],
    [503, -1 / Math.sqrt(3)],
  ],
  雨: [[78, 1]],
}

describe('hashed vectors', () => {
  it('have length 1, but for texts without words', () => {
    for (const text of ['a', 'rain fell', '雨が降った。', '👩‍👩‍👧 😀', 'x'.repeat(10_000)]) {
      expect(cosine(text, text)).toBeCloseTo(1, 12)
    }
    expect(entries('')).toEqual([])
    expect(entries(' \n\t')).toEqual([])
  })

  it('are the same on every machine', () => {
    // The word a between its borders is one run of 3 characters: one place.
    for (const [text, expected] of Object.entries(GOLDEN)) expect(entries(text)).toEqual(expected)
  })

  it('count runs of 3 to 5 characters within words, once and by 1 + ln of how often', () => {
    // The runs of "ab" between borders: 3, 3 and 4 characters, each once.
    expect(entries('ab')).toHaveLength(3)
    for (const [, value] of entries('ab')) expect(Math.abs(value)).toBeCloseTo(1 / Math.sqrt(3), 12)
    // Twice a and once b: 1 + ln 2 against 1.
    const [more, less] = entries('a a b')
      .map(([, value]) => Math.abs(value))
      .sort((x, y) => y - x)
    expect(more / less).toBeCloseTo(1 + Math.log(2), 12)
  })

  it('do not depend on the order of words, white space or the form of normalisation', () => {
    expect(hashedVectors(['rain fell', 'fell\n rain '])).toEqual(hashedVectors(['fell rain', 'rain fell']))
    expect(hashedVectors(['caf\u00e9'])).toEqual(hashedVectors(['cafe\u0301']))
  })

  it('are alike for texts that share words, and unlike for those that do not', () => {
    const text = 'The harbour of the old town was closed for the winter.'
    expect(cosine(text, text.replace('winter', 'summer'))).toBeGreaterThan(0.6)
    expect(cosine(text, 'Quick brown dogs jump over lazy foxes twice daily')).toBeLessThan(0.2)
    expect(cosine('雨が降った', '雨が降る')).toBeGreaterThan(0.2)
    expect(cosine('雨が降った', '空は青い')).toBeLessThan(0.15)
    expect(cosine('Rain', 'rain')).toBeLessThan(0.8)
  })

  it('of texts that share nothing have products around 0, spread by 1 / sqrt(512)', () => {
    const words = Array.from({ length: 60 }, (_, at) =>
      Array.from({ length: 6 }, (_, word) => String.fromCodePoint(0x4e00 + at * 6 + word).repeat(3)).join(
        ' ',
      ),
    )
    const products: number[] = []
    for (let left = 0; left < words.length; left++) {
      for (let right = 0; right < left; right++) products.push(cosine(words[left], words[right]))
    }
    const mean = products.reduce((sum, value) => sum + value, 0) / products.length
    const squares = products.reduce((sum, value) => sum + value * value, 0) / products.length
    expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(512 * products.length))
    expect(Math.abs(squares * 512 - 1)).toBeLessThan(0.3)
  })
})
