import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { piecesOf } from '../../src/facts/pieces.js'

const texts = (text: string) => piecesOf(text).map((piece) => piece.text)

describe('piecesOf', () => {
  it('does as its example says', () => {
    expect(texts("O'Brien paid 1 @,@ 000 .")).toEqual(['O', "'", 'Brien', 'paid', '1,000', '.'])
  })

  it.each([
    ['Jean-Luc, of 1,000.5 ships.', 'Jean @-@ Luc , of 1 @,@ 000 @.@ 5 ships .'],
    ['the well-known (old) one', 'the well @-@ known ( old ) one'],
    ['O’Neill', "O 'Neill"],
    ['New\nYork', 'New  York'],
  ])('reads %j as %j', (plain, tokenised) => {
    expect(texts(tokenised)).toEqual(texts(plain))
  })

  it('takes a number whole, and nothing that a letter touches', () => {
    const numbers = (text: string) =>
      piecesOf(text)
        .filter(({ kind }) => kind === 'number')
        .map((piece) => piece.text)
    expect(numbers('1999, 12,345 3.14 7')).toEqual(['1999', '12,345', '3.14', '7'])
    expect(numbers('1990s 4th A380 2nd')).toEqual([])
    expect(numbers('12,34')).toEqual(['12', '34'])
  })

  it('says where each piece stands', () => {
    const text = 'In ’99 @-@ é𝔸!'
    for (const { start, end, text: piece } of piecesOf(text)) {
      expect([piece, '’', '@-@']).toContain(text.slice(start, end))
    }
  })

  it('finds nothing in nothing', () => {
    expect([piecesOf(''), piecesOf(' \n\t')]).toEqual([[], []])
  })

  it('are what one regular expression finds', () => {
    const whole =
      /(@[-,.]@)|(\p{Nd}+(?:(?:,| @,@ )\p{Nd}{3}(?!\p{Nd}))*(?:(?:\.| @\.@ )\p{Nd}+)*(?![\p{L}\p{M}\p{N}]))|([\p{L}\p{M}\p{N}]+)|\S/gu
    const unit = fc.constantFrom(..."aÉ\u0301Ⅷ٣19@-,. \n'’😀𝔸\ud800\udc00\ufeff\u2028")
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 30 }), (units) => {
        const text = units.join('')
        const spans = piecesOf(text).map(({ kind, start, end }) => [kind, start, end])
        const expected = [...text.matchAll(whole)].map((match) => {
          const kind = match[3] !== undefined ? 'word' : match[2] !== undefined ? 'number' : 'mark'
          return [kind, match.index, match.index + match[0].length]
        })
        expect(spans).toEqual(expected)
      }),
      { seed: 1, numRuns: 500 },
    )
  })
})
