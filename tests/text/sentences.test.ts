import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sentencesOf } from '../../src/text/sentences.js'

describe('sentencesOf', () => {
  it('does as its example says', () => {
    expect(sentencesOf('It rained. We left!')).toEqual(['It rained. ', 'We left!'])
  })

  it('follows Unicode: numbers, quotes, lower case, other scripts, line breaks', () => {
    // The examples of UAX 29, table 4 and the text around it.
    expect(sentencesOf('It is 3.4 m. long')).toHaveLength(1)
    expect(sentencesOf('He said “Are you going?” John shook his head.')).toHaveLength(2)
    expect(sentencesOf('雨が降った。家を出た。')).toEqual(['雨が降った。', '家を出た。'])
    expect(sentencesOf('क्या? हाँ।')).toHaveLength(2)
    expect(sentencesOf('Heading\nText')).toEqual(['Heading\n', 'Text'])
    expect(sentencesOf('Dr. Smith left.')).toHaveLength(2)
  })

  it('takes no pieces without a word', () => {
    expect(sentencesOf('')).toEqual([])
    expect(sentencesOf('* * *\n...\n!')).toEqual([])
    expect(sentencesOf('1.\n\n')).toEqual(['1.\n'])
  })

  it('is the same in windows as in one piece, also for sentences longer than a window', () => {
    const sentence = fc
      .tuple(fc.integer({ min: 1, max: 900 }), fc.constantFrom('. ', '! ', '.\n', ' 3.5 '))
      .map(([words, end]) => `A${' word'.repeat(words)}${end}`)
    const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })
    fc.assert(
      fc.property(fc.array(sentence, { maxLength: 12 }), (sentences) => {
        const text = sentences.join('')
        expect(sentencesOf(text)).toEqual(Array.from(segmenter.segment(text), ({ segment }) => segment))
      }),
      { seed: 5, numRuns: 60 },
    )
  })

  it('is done with full stops between numbers, which take minutes in one piece', () => {
    expect(sentencesOf('. 1 '.repeat(50_000))).toHaveLength(50_000)
  })
})
