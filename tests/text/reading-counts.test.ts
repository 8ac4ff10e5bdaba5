import { expect, it } from 'vitest'
import { countReading } from '../../src/text/reading-counts.js'

it('counts words, sentences and syllables', () => {
  expect(countReading(['The cat sat on the mat.'])).toEqual({ words: 6, sentences: 1, syllables: 6 })
  expect(countReading(['It isn’t 3.5. Go!', '', '12 34.'])).toEqual({ words: 3, sentences: 2, syllables: 3 })
  expect(countReading([])).toEqual({ words: 0, sentences: 0, syllables: 0 })
})

it('reads composed and decomposed text alike', () => {
  const text = 'Pâté à la façade, naïve résumé.'
  expect(countReading([text.normalize('NFD')])).toEqual(countReading([text.normalize('NFC')]))
})
