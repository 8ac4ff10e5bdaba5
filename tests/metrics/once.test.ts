import { expect, it } from 'vitest'
import { oncePer, oncePerPair } from '../../src/metrics/once.js'

it('computes once per object, undefined results too', () => {
  let calls = 0
  const once = oncePer((_key: object) => {
    calls++
    return undefined
  })
  const key = {}
  once(key)
  once(key)
  expect(calls).toBe(1)
  once({})
  expect(calls).toBe(2)
})

it('computes once per pair of objects, in their order', () => {
  const pairs: (readonly [object, object])[] = []
  const once = oncePerPair((first: object, second: object) => pairs.push([first, second]))
  const [one, two] = [{}, {}]
  expect([once(one, two), once(one, two), once(two, one)]).toEqual([1, 1, 2])
})
