import { describe, expect, it } from 'vitest'
import { RecentCache } from '../../src/loop/cache.js'

describe('RecentCache', () => {
  it('drops what was used longest ago once the weight is too much', () => {
    const cache = new RecentCache<string>(10)
    cache.set('a', 'A', 4)
    cache.set('b', 'B', 4)
    expect(cache.get('a')).toBe('A')
    cache.set('c', 'C', 4)
    expect(['a', 'b', 'c'].map((key) => cache.get(key))).toEqual(['A', undefined, 'C'])
  })

  it('keeps the newest, however heavy', () => {
    const cache = new RecentCache<string>(10)
    cache.set('a', 'A', 1)
    cache.set('b', 'B', 99)
    expect([cache.get('a'), cache.get('b')]).toEqual([undefined, 'B'])
    cache.set('c', 'C', 1)
    expect([cache.get('b'), cache.get('c')]).toEqual([undefined, 'C'])
  })

  it('weighs a value that is set again once', () => {
    const cache = new RecentCache<string>(10)
    cache.set('a', 'A', 1)
    for (let round = 0; round < 20; round++) cache.set('b', `B${round}`, 6)
    expect([cache.get('a'), cache.get('b')]).toEqual(['A', 'B19'])
  })
})
