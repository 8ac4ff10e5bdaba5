import { describe, expect, it } from 'vitest'
import { placesIn } from '../../../src/metrics/distance/places.js'
import { textView } from '../../../src/text/view.js'
import { Vocabulary } from '../../../src/text/vocabulary.js'

const view = (...texts: string[]) => textView(texts, new Vocabulary())

describe('placesIn', () => {
  it('are the start of a document and the ends of its words', () => {
    expect(placesIn(view('a b'), 32, 9)).toEqual([
      { before: '', behind: 'a' },
      { before: 'a', behind: ' b' },
      { before: 'a b', behind: '' },
    ])
    expect(placesIn(view(' a\n'), 32, 9)).toEqual([
      { before: '', behind: ' a' },
      { before: ' a', behind: '\n' },
    ])
    expect(placesIn(view('', '你好 😀'), 32, 9)).toEqual([
      { before: '', behind: '' },
      { before: '', behind: '你好' },
      { before: '你好', behind: ' 😀' },
      { before: '你好 😀', behind: '' },
    ])
  })

  it('are among the first words, whatever follows', () => {
    expect(placesIn(view('a b c d'), 2, 9).map(({ before }) => before)).toEqual(['', 'a', 'a b'])
  })

  it('are spread evenly where there are more than asked for', () => {
    const places = placesIn(view('a', 'b', 'c', 'd'), 32, 4)
    // Of the eight places the 2nd, 4th, 6th and 8th.
    expect(places.map(({ before }) => before)).toEqual(['a', 'b', 'c', 'd'])
  })
})
