import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PhraseTrie } from '../../src/facts/phrase-trie.js'
import { piecesOf } from '../../src/facts/pieces.js'

function trieOf(phrases: readonly string[]): PhraseTrie {
  const trie = new PhraseTrie()
  for (const phrase of phrases) trie.add(piecesOf(phrase))
  return trie
}

describe('PhraseTrie', () => {
  it('does as its example says', () => {
    const trie = new PhraseTrie()
    expect(trie.add(piecesOf('New York'))).toBe(0)
    expect(trie.find(piecesOf('the New York Times'))).toEqual([{ phrase: 0, first: 1, last: 2 }])
  })

  it('numbers phrases from 0 on, the same one once', () => {
    const trie = new PhraseTrie()
    const numbers = ['a b', 'a', 'a b', 'a b c'].map((phrase) => trie.add(piecesOf(phrase)))
    expect(numbers).toEqual([0, 1, 0, 2])
    expect(() => trie.add([])).toThrow('at least one piece')
  })

  it('takes the longest phrase at each place, then goes on behind it', () => {
    const found = trieOf(['a', 'a b', 'b c d', 'd']).find(piecesOf('a b c d a x d'))
    expect(found).toEqual([
      { phrase: 1, first: 0, last: 1 },
      { phrase: 3, first: 3, last: 3 },
      { phrase: 0, first: 4, last: 4 },
      { phrase: 3, first: 6, last: 6 },
    ])
  })

  it('goes back where a longer phrase begins and breaks off', () => {
    expect(trieOf(['a b c x', 'b']).find(piecesOf('a b c'))).toEqual([{ phrase: 1, first: 1, last: 1 }])
  })

  it('finds what a plain search finds', () => {
    const word = fc.constantFrom('a', 'b', 'c')
    const words = (most: number) => fc.array(word, { minLength: 1, maxLength: most })
    fc.assert(
      fc.property(
        fc.uniqueArray(
          words(4).map((list) => list.join(' ')),
          { maxLength: 6 },
        ),
        words(20),
        (phrases, text) => {
          const expected: unknown[] = []
          for (let first = 0; first < text.length; ) {
            let longest = 0
            let phrase = -1
            phrases.forEach((candidate, index) => {
              const own = candidate.split(' ')
              if (own.length > longest && own.every((one, at) => text[first + at] === one)) {
                longest = own.length
                phrase = index
              }
            })
            if (phrase >= 0) expected.push({ phrase, first, last: first + longest - 1 })
            first += Math.max(1, longest)
          }
          expect(trieOf(phrases).find(piecesOf(text.join(' ')))).toEqual(expected)
        },
      ),
      { seed: 1, numRuns: 200 },
    )
  })
})
