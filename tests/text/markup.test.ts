import { describe, expect, it } from 'vitest'
import { countMarkup } from '../../src/text/markup.js'

const kindsOf = (text: string) =>
  Object.entries(countMarkup(text).of)
    .filter(([kind, count]) => kind !== 'any' && count > 0)
    .map(([kind]) => kind)

describe('countMarkup', () => {
  it('does as its example says', () => {
    expect(countMarkup('# Rain\n\n- it <b>fell</b>')).toEqual({
      lines: 2,
      of: { heading: 1, list: 1, code: 0, link: 0, html: 1, any: 2 },
    })
  })

  it.each([
    ['# a', ['heading']],
    ['###### a', ['heading']],
    ['   ## a', ['heading']],
    ['#', ['heading']],
    ['####### a', []],
    ['#tag', []],
    ['a # b', []],
    ['- a', ['list']],
    ['  * a', ['list']],
    ['12. a', ['list']],
    ['3) a', ['list']],
    ['-a', []],
    ['- ', []],
    ['1999 a', []],
    ['see [a](b)', ['link']],
    ['![a](b)', ['link']],
    ['[a] (b)', []],
    ['](a)', []],
    ['[a](b', []],
    ['<p class="x">', ['html']],
    ['a</i>', ['html']],
    ['<!-- a', ['html']],
    ['2 < 3 > 1', []],
    ['<3', []],
    ['a <b', []],
  ])('takes the line %j for %j', (line, kinds) => {
    expect(kindsOf(line)).toEqual(kinds)
  })

  it('counts code from fence to fence, or to the end, and looks for nothing in it', () => {
    expect(countMarkup('```js\n# a\n~~~\n```\n# b').of).toMatchObject({ code: 4, heading: 1, any: 5 })
    // A shorter fence, or one with words behind it, closes nothing.
    expect(countMarkup('````\na\n```\n```` b\nc').of.code).toBe(5)
  })

  it('counts lines by any line break, blank ones not', () => {
    expect(countMarkup('').lines).toBe(0)
    expect(countMarkup('a\r\nb\rc\u2028d\n \n').lines).toBe(4)
  })
})
