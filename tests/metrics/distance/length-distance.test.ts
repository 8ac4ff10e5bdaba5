import { describe, expect, it } from 'vitest'
import { contextOf, measure } from '../helpers.js'

const ids = ['wasserstein_1', 'ks', 'energy', 'frechet'].map((name) => `length_distance.${name}`)

describe('length_distance', () => {
  it('does as its examples say', async () => {
    const context = contextOf({ test: ['a b c'], probe: ['a', 'b'] })
    const values = await Promise.all(ids.map(async (id) => (await measure(id, context)).value))
    expect(values).toEqual([2, 1, 2, 4])
  })

  it('counts empty documents, and leaves out the one that the view cuts', async () => {
    const probe = ['a b', '', 'a b', 'c d e']
    const given = { test: ['a b', '', 'a b'], probe }
    const cut = contextOf({
      ...given,
      probeOptions: { tokens: 6, finished: Uint8Array.of(1, 1, 1, 1) },
    })
    for (const id of ids) expect(await measure(id, cut)).toEqual({ value: 0, n: 3 })
    expect((await measure(ids[0], contextOf(given))).value).toBeGreaterThan(0)
  })

  it('is undefined without documents on either side, or where the only one is cut', async () => {
    for (const id of ids) {
      expect((await measure(id, contextOf({ test: ['a'] }))).undefinedReason).toBe('needs 1 document, has 0')
      expect((await measure(id, contextOf({ probe: ['a'] }))).undefinedReason).toBe(
        'human test split: needs 1 document, has 0',
      )
      const only = contextOf({
        test: ['a'],
        probe: ['a b c'],
        probeOptions: { tokens: 2, finished: Uint8Array.of(1) },
      })
      expect((await measure(id, only)).undefinedReason).toBe('the sample ends within its only document')
    }
  })
})
