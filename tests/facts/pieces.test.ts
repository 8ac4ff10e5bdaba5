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
})
