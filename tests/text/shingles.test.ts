import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jaccard, shingleSet, shingles } from '../../src/text/shingles.js'
import { splitWords } from '../../src/text/words.js'

describe('shingles', () => {
  it('are runs of five words, or all words where there are fewer', () => {
    expect(shingles('a b c d e f')).toHaveLength(2)
    expect(shingles('a b c d e')).toHaveLength(1)
    expect(shingles('a b')).toHaveLength(1)
    expect(shingles('')).toHaveLength(0)
    expect(shingles(' \n ')).toHaveLength(0)
    expect(shingles('a b c', { words: 1 })).toHaveLength(3)
    // The same words, but a run of two is none of three.
    expect(shingles('a b')[0]).not.toBe(shingles('a b', { words: 1 })[0])
  })

  it('depend on words and their order, not on the space between', () => {
    expect(shingles('a b\u2003c\n\nd e ')).toEqual(shingles(' a b c d e'))
    expect(shingles('a b c d e')).not.toEqual(shingles('a b c e d'))
    expect(shingles('a b c d e')).not.toEqual(shingles('A b c d e'))
    expect(shingles('a b c d e')).not.toEqual(shingles('a b c d e', { key: 1 }))
  })

  it('see the words that splitWords sees', () => {
    const piece = fc.constantFrom(
      'a',
      'bc',
      ' ',
      '\t',
      '\x1c',
      '\x85',
      '\xa0',
      '\u1680',
      '\u200a',
      '\u200b',
      '\u2028',
      '\u3000',
      '\uFEFF',
      '😀',
    )
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('')
        const words = splitWords(text)
        const own = shingles(text, { words: 1 })
        expect([...own]).toEqual(words.flatMap((word) => [...shingles(word, { words: 1 })]))
      }),
      { numRuns: 300, seed: 1 },
    )
  })
})

describe('jaccard', () => {
  it('is the share of the union that both have', () => {
    const set = (text: string) => shingleSet(text, { words: 1 })
    // By hand: 2 of 4, 1 of 1, 0 of 2.
    expect(jaccard(set('a b c'), set('b c d'))).toBe(0.5)
    expect(jaccard(set('a a a'), set('a'))).toBe(1)
    expect(jaccard(set('a'), set('b'))).toBe(0)
    expect(jaccard(set(''), set(''))).toBe(0)
    expect(jaccard(set('a'), set(''))).toBe(0)
  })

  it('agrees with sets of strings', () => {
    const word = fc.constantFrom('a', 'b', 'c', 'd')
    const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '))
    const pairs = (own: string) => {
      const words = own.split(' ').filter((one) => one !== '')
      return new Set(words.length < 2 ? words : words.slice(1).map((second, at) => `${words[at]} ${second}`))
    }
    fc.assert(
      fc.property(text, text, (left, right) => {
        const [a, b] = [pairs(left), pairs(right)]
        const shared = [...a].filter((one) => b.has(one)).length
        const union = new Set([...a, ...b]).size
        const found = jaccard(shingleSet(left, { words: 2 }), shingleSet(right, { words: 2 }))
        expect(found).toBe(union === 0 ? 0 : shared / union)
      }),
      { numRuns: 300, seed: 1 },
    )
  })
})
