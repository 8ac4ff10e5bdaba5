import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Corpus } from '../../src/contracts/text.js'
import { SuffixAutomaton } from '../../src/text/suffix-automaton.js'

function corpusOf(documents: readonly (readonly number[])[]): Corpus {
  const offsets = [0]
  for (const { length } of documents) offsets.push(offsets[offsets.length - 1] + length)
  return { words: Int32Array.from(documents.flat()), offsets: Uint32Array.from(offsets) }
}

function reads(automaton: SuffixAutomaton, run: readonly number[]): boolean {
  let state = 0
  for (const token of run) {
    state = automaton.next(state, token)
    if (state < 0) return false
  }
  return true
}

describe('SuffixAutomaton', () => {
  it('reads every run of its documents and no other', () => {
    const document = fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 9 })
    fc.assert(
      fc.property(fc.array(document, { maxLength: 4 }), document, (documents, run) => {
        const automaton = new SuffixAutomaton(corpusOf(documents))
        const stands = documents.some((tokens) => ` ${tokens.join(' ')} `.includes(` ${run.join(' ')} `))
        expect(reads(automaton, run)).toBe(stands || run.length === 0)
        for (const tokens of documents) {
          for (let at = 0; at < tokens.length; at++) expect(reads(automaton, tokens.slice(at))).toBe(true)
        }
      }),
    )
  })

  it('is as small as can be', () => {
    // Blumer et al. 1985: the automaton of abbb..b has 2 n - 1 states; one of n equal tokens has n + 1.
    expect(new SuffixAutomaton(corpusOf([[0, 1, 1, 1, 1, 1]])).size).toBe(11)
    expect(new SuffixAutomaton(corpusOf([[1, 1, 1, 1]])).size).toBe(5)
  })

  it('does not grow by documents that repeat others', () => {
    const once = new SuffixAutomaton(corpusOf([[1, 2, 3, 1, 2]]))
    const often = new SuffixAutomaton(
      corpusOf([
        [1, 2, 3, 1, 2],
        [1, 2, 3, 1, 2],
        [1, 2, 3],
      ]),
    )
    expect(often.size).toBe(once.size)
  })
})
