import { describe, expect, it } from 'vitest'
import { keyedRng } from '../../src/random/keyed.js'
import { shuffledIndices } from '../../src/random/shuffle.js'
import { chiSquareScore } from '../helpers/statistics.js'

describe('shuffledIndices', () => {
  it('never changes', () => {
    expect([...shuffledIndices(10, keyedRng(1, 'shuffle'))]).toEqual([5, 9, 0, 6, 2, 4, 8, 1, 7, 3])
  })

  it.each([0, 1, 2, 3, 100])('is a permutation of %i', (size) => {
    const sorted = [...shuffledIndices(size, keyedRng(2))].sort((a, b) => a - b)
    expect(sorted).toEqual(Array.from({ length: size }, (_, index) => index))
  })

  it('gives every order of four with equal chances', () => {
    const counts = new Map<string, number>()
    for (let round = 0; round < 24_000; round++) {
      const order = shuffledIndices(4, keyedRng('order', round)).join('')
      counts.set(order, (counts.get(order) ?? 0) + 1)
    }
    expect(counts.size).toBe(24)
    expect(Math.abs(chiSquareScore([...counts.values()], () => 1000))).toBeLessThan(3)
  })
})
