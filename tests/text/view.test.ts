import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CUT_BY_VIEW, textView } from '../../src/text/view.js'
import { Vocabulary } from '../../src/text/vocabulary.js'
import { splitWords } from '../../src/text/words.js'

const view = (texts: readonly string[], tokens?: number, finished?: Uint8Array) =>
  textView(texts, new Vocabulary(), { tokens, finished })

describe('textView', () => {
  it('does as its example says', () => {
    const cut = view(['the cat', 'the dog barks'], 4)
    expect(cut.texts).toEqual(['the cat', 'the dog'])
    expect(cut.ngrams(1).size).toBe(3)
    expect(cut.word(cut.corpus().words[3])).toBe('dog')
  })

  it('computes everything once', () => {
    const once = view(['a b a b'])
    expect(once.corpus()).toBe(once.corpus())
    expect(once.ngrams(3)).toBe(once.ngrams(3))
    expect(once.ngrams(1)).toBe(once.ngrams(1))
    const cut = view(['a b a b'], 2)
    expect(cut.texts).toBe(cut.texts)
  })

  it('shares token codes between the views of a vocabulary', () => {
    const vocabulary = new Vocabulary()
    const first = textView(['a b'], vocabulary).corpus().words
    const second = textView(['b a'], vocabulary).corpus().words
    expect([...second]).toEqual([first[1], first[0]])
  })

  it('does not code anything before it is asked for', () => {
    const vocabulary = new Vocabulary()
    const lazy = textView(['a b'], vocabulary)
    expect(lazy.texts).toEqual(['a b'])
    expect(vocabulary.size).toBe(0)
  })

  it('counts no n-gram across documents', () => {
    const { size, total } = view(['a b', 'c d']).ngrams(2)
    expect([size, total]).toEqual([2, 2])
  })

  it('leaves a stream that is short enough as it is', () => {
    const texts = ['a b', '', 'c']
    expect(view(texts, 3).texts).toBe(texts)
    expect([...view(texts, 3).corpus().offsets]).toEqual([0, 2, 2, 3])
  })

  it('drops what begins behind the cut and marks the document that is cut', () => {
    const cut = view(['a b', '', ' c  d\te f ', 'g'], 4, Uint8Array.of(1, 1, 0, 1))
    expect(cut.texts).toEqual(['a b', '', ' c  d'])
    expect(cut.finished).toEqual(Uint8Array.of(1, 1, CUT_BY_VIEW))
    expect([...cut.corpus().offsets]).toEqual([0, 2, 2, 4])
  })

  it('marks nothing where the cut falls between documents', () => {
    const cut = view(['a b', 'c'], 2, Uint8Array.of(0, 1))
    expect(cut.texts).toEqual(['a b'])
    expect(cut.finished).toEqual(Uint8Array.of(0))
  })

  it('has no `finished` for human text, and is empty when cut to nothing', () => {
    expect(view(['a b c'], 2).finished).toBeUndefined()
    expect(view(['a b c'], 0).texts).toEqual([])
    expect(view([]).ngrams(4)).toMatchObject({ size: 0, total: 0 })
  })

  it('its texts hold exactly the tokens of its corpus', () => {
    const words = fc.array(fc.constantFrom('a', 'ab', 'b', 'aba', '👩‍👧', '你', '\u00a0', ' ', '\n'))
    const texts = fc.array(words.map((parts) => parts.join(' ')))
    fc.assert(
      fc.property(texts, fc.nat(20), (given, tokens) => {
        const cut = view(given, tokens)
        const coded = [...cut.corpus().words].map((code) => cut.word(code))
        expect(cut.texts.flatMap(splitWords)).toEqual(coded)
        expect(coded).toEqual(given.flatMap(splitWords).slice(0, tokens))
        expect(cut.corpus().offsets.length).toBe(cut.texts.length + 1)
      }),
    )
  })
})
