import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { WORD_DIFF } from '../../src/report/html/browser/word-diff.js'

type Piece = [change: -1 | 0 | 1, text: string]
const wordDiff = runInNewContext(`(${WORD_DIFF})`) as (before: string, after: string) => Piece[]
/** Of the page's own realm: copied, so that it compares as plain data. */
const diff = (before: string, after: string) =>
  [...wordDiff(before, after)].map((piece) => [...piece] as Piece)

describe('the word diff of the sample browser', () => {
  it('keeps what both have and names what is new and what is gone', () => {
    expect(diff('Rome is in Italy.', 'Rome lies in Italy, far away.')).toEqual([
      [0, 'Rome '],
      [-1, 'is '],
      [1, 'lies '],
      [0, 'in Italy'],
      [1, ', far away'],
      [0, '.'],
    ])
    expect(diff('', 'new')).toEqual([[1, 'new']])
    expect(diff('gone', '')).toEqual([[-1, 'gone']])
    expect(diff('same words', 'same words')).toEqual([[0, 'same words']])
  })

  it('does not tear sentences apart for a word that both have by chance', () => {
    expect(diff('Ask the old man why.', 'Give the young cats milk.')).toEqual([
      [-1, 'Ask the old man why'],
      [1, 'Give the young cats milk'],
      [0, '.'],
    ])
  })

  it('compares scripts without spaces by characters', () => {
    expect(diff('我在罗马', '我在巴黎')).toEqual([
      [0, '我在'],
      [-1, '罗马'],
      [1, '巴黎'],
    ])
  })

  it('gives both texts back whole, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (before, after) => {
        const pieces = diff(before, after)
        const without = (change: number) =>
          pieces
            .filter(([own]) => own !== change)
            .map(([, text]) => text)
            .join('')
        expect(without(1)).toBe(before)
        expect(without(-1)).toBe(after)
      }),
      { numRuns: 40 },
    )
  })
})
