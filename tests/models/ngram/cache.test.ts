import { expect, test } from 'vitest'
import { GenerationCache } from '../../../src/models/ngram/cache.js'

test('entries that are used stay, others go, and the bound holds', () => {
  // Room for 10 entries of 1 byte: two generations of 5.
  const cache = new GenerationCache<string>(10, () => 1)
  for (let key = 0; key < 20; key++) {
    cache.set(key, `value ${key}`)
    expect(cache.get(0)).toBe('value 0')
  }
  expect(cache.get(19)).toBe('value 19')
  const held = Array.from({ length: 20 }, (_, key) => cache.get(key)).filter((value) => value !== undefined)
  expect(held.length).toBeLessThanOrEqual(10)
  expect(cache.get(1)).toBeUndefined()
})

test('what is larger than a generation is not kept', () => {
  const cache = new GenerationCache<number>(10, (size) => size)
  cache.set(1, 6)
  expect(cache.get(1)).toBeUndefined()
})
