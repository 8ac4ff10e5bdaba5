import { describe, expect, it } from 'vitest'
import { LeasedCache } from '../../src/loop/leased-cache.js'

function cacheOf(limit: number) {
  const closed: string[] = []
  const cache = new LeasedCache<string>(limit, async (value) => void closed.push(value))
  const use = async (key: string) => (await cache.lease(key, async () => key)).release()
  return { cache, closed, use }
}

describe('LeasedCache', () => {
  it('makes a value once, and closes the one given back longest ago when too many are idle', async () => {
    const { cache, closed, use } = cacheOf(2)
    let made = 0
    const lease = () => cache.lease('a', async () => `a${made++}`)
    const [one, two] = await Promise.all([lease(), lease()])
    expect([one.value, two.value]).toEqual(['a0', 'a0'])
    one.release()
    two.release()
    await use('b')
    ;(await lease()).release()
    await use('c')
    await Promise.resolve()
    expect(closed).toEqual(['b'])
    expect(made).toBe(1)
  })

  it('closes nothing that is in use, however often it is given back by one user', async () => {
    const { cache, closed, use } = cacheOf(1)
    const first = await cache.lease('a', async () => 'a')
    const second = await cache.lease('a', async () => 'a')
    await use('b')
    first.release()
    first.release()
    await use('c')
    await Promise.resolve()
    expect(closed).not.toContain('a')
    second.release()
    await use('d')
    await cache.close()
    expect(closed).toContain('a')
  })

  it('closed, closes at once what is free and later what is in use', async () => {
    const { cache, closed, use } = cacheOf(5)
    await use('a')
    const held = await cache.lease('b', async () => 'b')
    await cache.close()
    expect(closed).toEqual(['a'])
    held.release()
    await cache.close()
    expect(closed).toEqual(['a', 'b'])
  })

  it('tries again what could not be made', async () => {
    const { cache, closed } = cacheOf(2)
    await expect(cache.lease('a', () => Promise.reject(new Error('diverged')))).rejects.toThrow('diverged')
    expect((await cache.lease('a', async () => 'a')).value).toBe('a')
    expect(closed).toEqual([])
  })
})
