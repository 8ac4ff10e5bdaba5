import { expect, test } from 'vitest'
import { kneserNeyDiscounts } from '../../../src/models/ngram/kneser-ney.js'
import { fitted } from './helpers.js'

test('discounts from counts of counts', () => {
  // t1..t4 = 4, 2, 1, 1: Y = 4/8 = 1/2; D1 = 1 - 2 Y 2/4 = .5, D2 = 2 - 3 Y 1/2 = 1.25, D3 = 3 - 4 Y 1/1 = 1.
  const { values, fallback } = kneserNeyDiscounts([1, 1, 1, 1, 2, 2, 3, 4, 9])
  expect([...values]).toEqual([0, 0.5, 1.25, 1])
  expect(fallback).toBeUndefined()
})

test.each([
  ['no count 1', [2, 3, 3], 'no n-gram has count 1'],
  ['no count 2', [1, 3], 'no n-gram has count 2'],
  ['no count 3', [1, 2], 'no n-gram has count 3'],
  // t = 4, 1, 4: Y = 2/3, D2 = 2 - 3 * 2/3 * 4 = -6.
  ['a negative discount', [1, 1, 1, 1, 2, 3, 3, 3, 3], 'discount -6.000 for count 2'],
  ['nothing at all', [], 'no n-gram has count 1'],
])('%s: all three fall back to .5, 1, 1.5', (_, counts, reason) => {
  const { values, fallback } = kneserNeyDiscounts(counts)
  expect([...values]).toEqual([0, 0.5, 1, 1.5])
  expect(fallback).toBe(reason)
})

test('a fallback is recorded in the notes of the model, the closed form is not', async () => {
  const { notes } = await fitted(['a b', 'a b', 'a c'], 2, 'kneser-ney')
  expect(notes).toEqual([
    'Kneser-Ney order 1: discounts .5, 1, 1.5 instead of its own (no n-gram has count 3)',
  ])
})
