import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RankSorter } from '../../../src/models/ngram/rank.js'

function sorted(weights: readonly number[]): number[] {
  return [...new RankSorter().sort(Float64Array.from(weights), weights.length).subarray(0, weights.length)]
}

test('the example: descending, ties by position', () => {
  expect(sorted([1, 3, 1])).toEqual([1, 0, 2])
  expect(sorted([])).toEqual([])
})

test('sorts as a comparison does, for sizes on both sides of the fast sort', () => {
  // Many equal weights, zeros, and weights that differ in their last bits alone.
  const weight = fc.oneof(
    fc.constantFrom(0, 0.1, 0.2, 1, 1 + Number.EPSILON, 1 + 2 * Number.EPSILON),
    fc.double({ min: 0, max: 1e300, noNaN: true }),
  )
  fc.assert(
    fc.property(fc.array(weight, { maxLength: 300 }), (weights) => {
      const expected = [...weights.keys()].sort((one, other) => weights[other] - weights[one] || one - other)
      expect(sorted(weights)).toEqual(expected)
    }),
    { numRuns: 60 },
  )
})
