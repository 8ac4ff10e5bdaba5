import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeTexts } from '../../src/text/corpus.js'
import { longestMatches } from '../../src/text/longest-matches.js'
import { Vocabulary } from '../../src/text/vocabulary.js'

function matches(texts: readonly string[], others: readonly string[]): number[] {
  const vocabulary = new Vocabulary()
  return [...longestMatches(codeTexts(texts, vocabulary), codeTexts(others, vocabulary))]
}

/** By trying all runs, longest first. */
function byTrying(text: string, others: readonly string[]): number {
  const words = text.split(' ').filter((word) => word !== '')
  const inOther = (run: string) => others.some((other) => ` ${other} `.includes(` ${run} `))
  for (let length = words.length; length > 0; length--) {
    for (let at = 0; at + length <= words.length; at++) {
      if (inOther(words.slice(at, at + length).join(' '))) return length
    }
  }
  return 0
}

describe('longestMatches', () => {
  it('does as its example says', () => {
    expect(matches(['a b c x', 'y'], ['z a b c', 'b c x'])).toEqual([3, 0])
  })

  it('does not cross documents of either side', () => {
    expect(matches(['a b', 'c d'], ['b c', 'a', 'b c d'])).toEqual([1, 2])
  })

  it('agrees with trying every run', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 }).map((words) => words.join(' '))
    const texts = fc.array(text, { maxLength: 6 })
    fc.assert(
      fc.property(texts, texts, (own, others) => {
        expect(matches(own, others)).toEqual(own.map((one) => byTrying(one, others)))
      }),
      { numRuns: 500 },
    )
  })

  it('stays linear where one token is repeated', () => {
    const long = Array.from({ length: 50_000 }, () => 'a').join(' ')
    expect(matches([long, `b ${long}`, `${long} a`], [long])).toEqual([50_000, 50_000, 50_000])
  })

  it('takes no documents and empty ones', () => {
    expect(matches([], ['a'])).toEqual([])
    expect(matches(['', 'a'], [])).toEqual([0, 0])
    expect(matches(['', 'a'], ['', 'a'])).toEqual([0, 1])
  })
})
