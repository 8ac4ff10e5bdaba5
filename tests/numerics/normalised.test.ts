import { expect, test } from 'vitest'
import { normalised } from '../../src/numerics/normalised.js'

test('divides by the sum', () => {
  expect([...normalised([1, 3])]).toEqual([0.25, 0.75])
  expect([...normalised([0, 7])]).toEqual([0, 1])
})

test('takes numbers whose sum is too large for a double', () => {
  expect([...normalised([1.7e308, 1.7e308])]).toEqual([0.5, 0.5])
})

test.each([[[]], [[0, 0]], [[1, Number.POSITIVE_INFINITY]]])('refuses %j', (weights) => {
  expect(() => normalised(weights)).toThrow(/one above 0/)
})
