import { describe, expect, it } from 'vitest'
import { contextOf, measure, measureGroups, onTexts } from '../helpers.js'

const groupsOf = (id: string, probe: readonly string[]) => measureGroups(id, contextOf({ probe }))

describe('characters', () => {
  it('does as its example says', async () => {
    expect(await onTexts('characters.punctuation_share', ['Go, go!'])).toEqual({ value: 1 / 3, n: 6 })
  })

  it('has the other shares', async () => {
    const texts = ['AB cd', '12 👍 e', '']
    expect(await onTexts('characters.digit_share', texts)).toEqual({ value: 2 / 8, n: 8 })
    expect(await onTexts('characters.emoji_share', texts)).toEqual({ value: 1 / 8, n: 8 })
    expect(await onTexts('characters.upper_case_share', texts)).toEqual({ value: 2 / 5, n: 5 })
  })

  it('is undefined where there is nothing to count among', async () => {
    expect((await onTexts('characters.digit_share', [])).undefinedReason).toBe('needs 1 document, has 0')
    expect((await onTexts('characters.digit_share', ['', ' '])).undefinedReason).toBe(
      'the sample has no visible characters',
    )
    expect((await onTexts('characters.upper_case_share', ['漢字 1'])).undefinedReason).toBe(
      'the sample has no letters with upper and lower case',
    )
  })

  it('is the same for composed and decomposed text', async () => {
    for (const kind of ['punctuation', 'digit', 'upper_case', 'emoji']) {
      const id = `characters.${kind}_share`
      expect(await onTexts(id, ['E\u0301 e\u0301, 1 ❤️'])).toEqual(await onTexts(id, ['\u00c9 \u00e9, 1 ❤️']))
    }
  })
})

describe('script_share', () => {
  it('does as its example says', async () => {
    const shares = await groupsOf('script_share', ['да yes'])
    expect(shares).toMatchObject({ Cyrillic: 2 / 5, Latin: 3 / 5, Han: 0, other: 0 })
  })

  it('is undefined without documents and without letters', async () => {
    expect((await measure('script_share', contextOf({}))).undefinedReason).toBe('needs 1 document, has 0')
    expect(await measure('script_share', contextOf({ probe: ['1 !'] }))).toEqual({
      undefinedReason: 'the sample has no letters',
      n: 0,
    })
  })
})

describe('markup_share', () => {
  it('does as its example says', async () => {
    expect(await groupsOf('markup_share', ['# Rain', 'It <b>fell</b>.'])).toEqual({
      heading: 1 / 2,
      list: 0,
      code: 0,
      link: 0,
      html: 1 / 2,
      any: 1,
    })
  })

  it('is undefined without documents and without lines', async () => {
    expect((await measure('markup_share', contextOf({}))).undefinedReason).toBe('needs 1 document, has 0')
    expect(await measure('markup_share', contextOf({ probe: ['', '\n \n'] }))).toEqual({
      undefinedReason: 'the sample has no lines with text',
      n: 0,
    })
  })
})
