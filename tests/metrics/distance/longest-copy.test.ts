import { describe, expect, it } from 'vitest'
import { contextOf, measure } from '../helpers.js'

const ids = ['mean', 'max', 'long_share.t50', 'whole_share'].map((name) => `longest_copy.${name}`)
const words = (count: number, from = 0) => Array.from({ length: count }, (_, at) => `w${from + at}`).join(' ')

describe('longest_copy', () => {
  it('does as its examples say', async () => {
    const context = contextOf({ train: ['z a b c'], probe: ['a b c x', 'y', ''] })
    expect(await measure('longest_copy.mean', context)).toEqual({ value: 1.5, n: 2 })
    expect(await measure('longest_copy.max', context)).toEqual({ value: 3, n: 2 })
    const short = contextOf({ train: ['z a b c'], probe: ['a b', 'a x'] })
    expect(await measure('longest_copy.long_share.t50', short)).toEqual({ value: 1 / 2, n: 2 })
    expect(await measure('longest_copy.whole_share', short)).toEqual({ value: 1 / 2, n: 2 })
  })

  it('counts copies of 50 tokens, and of 49 only where they are the whole document', async () => {
    const probe = [`x ${words(50)} y`, `x ${words(49)} y`, words(49, 7)]
    const context = contextOf({ train: [words(60)], probe })
    expect((await measure('longest_copy.long_share.t50', context)).value).toBe(2 / 3)
    expect((await measure('longest_copy.whole_share', context)).value).toBe(1 / 3)
    expect((await measure('longest_copy.mean', context)).value).toBeCloseTo((50 + 49 + 49) / 3, 12)
  })

  it('does not depend on the order of documents', async () => {
    const [train, probe] = [
      ['a b c d', 'c d e'],
      ['b c x', 'd e', 'a b c d e'],
    ]
    for (const id of ids) {
      const one = await measure(id, contextOf({ train, probe }))
      const other = await measure(id, contextOf({ train: [...train].reverse(), probe: [...probe].reverse() }))
      expect(other).toEqual(one)
    }
  })

  it('takes identical documents, Chinese and emoji', async () => {
    const context = contextOf({ train: ['你好 世界 😀 👍🏽'], probe: ['世界 😀', '世界 😀', '世界'] })
    expect((await measure('longest_copy.max', context)).value).toBe(2)
    expect((await measure('longest_copy.whole_share', context)).value).toBe(1)
  })

  it('is undefined without tokens on either side', async () => {
    for (const id of ids) {
      for (const probe of [[], ['', '']]) {
        expect(await measure(id, contextOf({ train: ['a'], probe }))).toEqual({
          undefinedReason: 'needs 1 token, has 0',
          n: 0,
        })
      }
      expect((await measure(id, contextOf({ probe: ['a'] }))).undefinedReason).toBe(
        'human train split: needs 1 token, has 0',
      )
    }
  })
})
