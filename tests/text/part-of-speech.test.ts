import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadTagger, partsOfSpeech, type Tagger } from '../../src/text/part-of-speech.js'

let tagger: Tagger
beforeAll(async () => {
  tagger = await loadTagger()
})

describe('the tagger', () => {
  it('tags plain English as Universal Dependencies do', () => {
    // Tags given by hand.
    const text = 'The old dog slowly ate 12 apples in Paris, because it was hungry.'
    expect(tagger.tags(text).join(' ')).toBe(
      'DET ADJ NOUN ADV VERB NUM NOUN ADP PROPN PUNCT SCONJ PRON AUX ADJ PUNCT',
    )
  })

  it('gives the words as it cut them', () => {
    expect(tagger.tagged("They don't know.")).toEqual({
      words: ['They', 'do', "n't", 'know', '.'],
      tags: ['PRON', 'AUX', 'PART', 'VERB', 'PUNCT'],
    })
    expect(tagger.tagged('')).toEqual({ words: [], tags: [] })
  })

  it('does not mind line breaks, white space or how accents are written', () => {
    const tags = tagger.tags('The café in Zürich was closed.')
    expect(tagger.tags(' The\ncafe\u0301\t in Zu\u0308rich was closed. ')).toEqual(tags)
  })

  it('tags a text the same whatever came before', () => {
    const piece = fc.constantFrom(
      'Blorp',
      'blorp',
      'blorped',
      'x2y',
      'U.S.',
      "qux's",
      'a.b',
      '!',
      '漢字',
      '4th',
      'the',
    )
    const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(' '))
    fc.assert(
      fc.property(text, text, (first, second) => {
        const alone = tagger.tags(second)
        tagger.tags(first)
        expect(tagger.tags(second)).toEqual(alone)
      }),
      { seed: 5, numRuns: 300 },
    )
  })

  it('knows the tags that it gives', () => {
    const seen = new Set(tagger.tags('Wow, € 漢字 :) and to 5 + x = {y} or "not" <b> 🎉 can’t'))
    for (const tag of seen) expect(partsOfSpeech).toContain(tag)
    expect([...partsOfSpeech].sort()).toEqual(partsOfSpeech)
  })
})
