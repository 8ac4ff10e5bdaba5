import { expect, test } from 'vitest'
import { zipfWeights } from '../../src/worlds/zipf-weights.js'

test('is (rank + shift)^-exponent', () => {
  const rounded = (weights: Float64Array) => [...weights].map((weight) => Number(weight.toFixed(12)))
  expect(rounded(zipfWeights(4, 1, 0))).toEqual([1, 0.5, 0.333333333333, 0.25])
  expect(rounded(zipfWeights(3, 2, 1))).toEqual([0.25, 0.111111111111, 0.0625])
  expect(rounded(zipfWeights(3, 0, 2.7))).toEqual([1, 1, 1])
})
