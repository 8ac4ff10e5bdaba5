import { describe, expect, it } from 'vitest'
import {
  carrollCttr,
  dugastU,
  guiraudR,
  herdanC,
  maasA2,
  summerS,
} from '../../../src/metrics/lexical/type-token.js'
import { onTexts } from '../helpers.js'

describe('indices of types and tokens', () => {
  it.each([
    // LexicalRichness 0.5.1, the example of its README: 39 terms of 57 words.
    ['rttr', guiraudR, 5.165676192553671],
    ['cttr', carrollCttr, 3.6526846651686067],
    ['Herdan', herdanC, 0.9061378160786574],
    ['Summer', summerS, 0.9294460323356605],
    ['Dugast', dugastU, 43.074336212149774],
    ['Maas', maasA2, 0.023215679867353005],
  ] as const)('%s', (_, index, expected) => {
    expect(index(39, 57)).toBeCloseTo(expected, 12)
  })
})

describe('their metrics', () => {
  it('do as their examples say', async () => {
    expect(await onTexts('ttr', ['a b', 'a c'])).toEqual({ value: 3 / 4, n: 4 })
    expect(await onTexts('guiraud_r', ['a b', 'a c'])).toEqual({ value: 1.5, n: 4 })
    expect(await onTexts('carroll_cttr', ['a b', 'c c c c c c'])).toEqual({ value: 0.75, n: 8 })
    const twoOfFour = ['a b', 'a a']
    expect(await onTexts('herdan_c', twoOfFour)).toEqual({ value: 0.5, n: 4 })
    expect((await onTexts('summer_s', ['a b c', 'a a a'])).value).toBeCloseTo(0.16126223784976404, 12)
    expect((await onTexts('dugast_u', twoOfFour)).value).toBeCloseTo(4 * Math.LN2, 14)
    expect((await onTexts('maas_a2', twoOfFour)).value).toBeCloseTo(1 / (4 * Math.LN2), 14)
  })

  it('ttr is distinct_n.pooled.n1', async () => {
    const texts = ['a b b', '', '你好 b 👩‍👧']
    expect(await onTexts('ttr', texts)).toEqual(await onTexts('distinct_n.pooled.n1', texts))
  })

  it('say why there is no value', async () => {
    expect(await onTexts('ttr', [''])).toEqual({ undefinedReason: 'needs 1 token, has 0', n: 0 })
    expect(await onTexts('herdan_c', ['a'])).toEqual({ undefinedReason: 'needs 2 tokens, has 1', n: 1 })
    expect((await onTexts('summer_s', ['a b a'])).undefinedReason).toBe('needs 3 distinct tokens, has 2')
    expect((await onTexts('dugast_u', ['a b c'])).undefinedReason).toBe('no token occurs twice')
  })

  it('are at their ends where no token comes again', async () => {
    expect((await onTexts('herdan_c', ['a b c'])).value).toBe(1)
    expect((await onTexts('summer_s', ['a b c'])).value).toBe(1)
    expect((await onTexts('maas_a2', ['a b c'])).value).toBe(0)
  })
})
