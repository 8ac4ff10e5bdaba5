import { describe, expect, it } from 'vitest'
import { fleschKincaidGrade, fleschReadingEase } from '../../../src/metrics/form/readability.js'
import { onTexts } from '../helpers.js'

const EASE = 'readability.flesch_reading_ease'
const GRADE = 'readability.flesch_kincaid_grade'

// Wikipedia, "Flesch-Kincaid readability tests": 116 for the first sentence, 37.5 for the second (24 syllables and 13
// words).
const CAT = 'The cat sat on the mat.'
const PLATYPUS = 'The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.'

describe('readability', () => {
  it('has the published scores', async () => {
    expect(fleschReadingEase({ words: 6, sentences: 1, syllables: 6 })).toBeCloseTo(116.145, 9)
    expect(fleschKincaidGrade({ words: 6, sentences: 1, syllables: 6 })).toBeCloseTo(-1.45, 9)
    const cats = await onTexts(EASE, new Array<string>(20).fill(CAT))
    expect(cats.value).toBeCloseTo(116.145, 9)
    expect(cats.n).toBe(120)
    expect((await onTexts(GRADE, new Array<string>(20).fill(CAT))).value).toBeCloseTo(-1.45, 9)
    expect((await onTexts(EASE, new Array<string>(20).fill(PLATYPUS))).value).toBeCloseTo(37.455, 3)
  })

  it('is undefined below 100 words', async () => {
    expect(await onTexts(EASE, [CAT])).toEqual({ undefinedReason: 'needs 100 words, has 6', n: 6 })
  })

  it('is undefined without letters and for other scripts', async () => {
    expect((await onTexts(EASE, [])).undefinedReason).toBe('the sample has no letters')
    expect((await onTexts(EASE, ['', '👍 1'])).undefinedReason).toBe('the sample has no letters')
    expect((await onTexts(GRADE, ['雨が降った。OK'])).undefinedReason).toBe(
      "made for English: only 29% of the sample's letters are Latin",
    )
  })

  it('is the same for composed and decomposed text', async () => {
    const texts = new Array<string>(20).fill('Zoë’s naïve fiancé left the café.')
    const decomposed = texts.map((text) => text.normalize('NFD'))
    expect(await onTexts(EASE, decomposed)).toEqual(await onTexts(EASE, texts))
  })
})
