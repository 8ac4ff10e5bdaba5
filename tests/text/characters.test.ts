import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countCharacters } from '../../src/text/characters.js'

describe('countCharacters', () => {
  it('does as its example says', () => {
    expect(countCharacters(['Ab 1!'])).toMatchObject({
      characters: 4,
      letters: 2,
      cased: 2,
      upperCase: 1,
      digits: 1,
      punctuation: 1,
      emoji: 0,
    })
  })

  it('counts nothing in texts without characters', () => {
    expect(countCharacters([])).toMatchObject({ characters: 0, letters: 0 })
    // A zero-width joiner, a control character and a stray mark are not seen.
    expect(countCharacters(['', ' \n\u3000', '\u200d\u0000\u0301']).characters).toBe(0)
  })

  it('tells scripts apart', () => {
    const { scripts } = countCharacters(['abc αβ д עב ا क्ष ক த ก 漢字 かカー 한 ა'])
    expect(scripts).toEqual({
      Latin: 3,
      Greek: 2,
      Cyrillic: 1,
      Hebrew: 2,
      Arabic: 1,
      // The virama is a mark.
      Devanagari: 2,
      Bengali: 1,
      Tamil: 1,
      Thai: 1,
      Han: 2,
      Kana: 3,
      Hangul: 1,
      other: 1,
    })
  })

  it('counts an emoji by its visible code points, and digits as themselves', () => {
    // U+2764 is text unless U+FE0F follows; a flag has two letters; of a family the joiners are not seen.
    expect(countCharacters(['\u2764 \u2764\ufe0f'])).toMatchObject({ characters: 2, emoji: 1 })
    expect(countCharacters(['🇫🇷'])).toMatchObject({ characters: 2, emoji: 2 })
    expect(countCharacters(['👩‍👧'])).toMatchObject({ characters: 2, emoji: 2 })
    expect(countCharacters(['1 #'])).toMatchObject({ characters: 2, emoji: 0, digits: 1 })
  })

  it('gives the same for composed and decomposed text', () => {
    expect(countCharacters(['\u00c9\ud55c'])).toEqual(countCharacters(['E\u0301\u1112\u1161\u11ab']))
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 50 }), (text) => {
        const composed = countCharacters([text.normalize('NFC')])
        expect(countCharacters([text.normalize('NFD')])).toEqual(composed)
      }),
      { seed: 5, numRuns: 200 },
    )
  })

  it('passes half a surrogate pair', () => {
    expect(countCharacters(['a\ud83d', '\ude00b'])).toMatchObject({ letters: 2, emoji: 0 })
  })
})
