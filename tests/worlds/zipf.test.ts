import { expect, test } from 'vitest'
import { keyedRng } from '../../src/random/keyed.js'
import { positionOf, zipfLaw } from '../../src/worlds/zipf.js'

test('probabilities are proportional to rank^-s', () => {
  const [first, second, third] = zipfLaw(3, 1).probabilities
  expect(first).toBeCloseTo(6 / 11, 12)
  expect(second).toBeCloseTo(3 / 11, 12)
  expect(third).toBeCloseTo(2 / 11, 12)
  for (const probability of zipfLaw(4, 0).probabilities) expect(probability).toBeCloseTo(1 / 4, 12)
  expect([...zipfLaw(1, 1).probabilities]).toEqual([1])
})

test('draws agree with the law (chi-square over 200 ranks)', () => {
  const law = zipfLaw(200, 1.2)
  const rng = keyedRng(1, 'zipf test')
  const draws = 100_000
  const counts = new Uint32Array(200)
  for (let draw = 0; draw < draws; draw++) counts[law.draw(rng)]++
  let chiSquare = 0
  for (let at = 0; at < 200; at++) {
    const expected = law.probabilities[at] * draws
    chiSquare += ((counts[at] - expected) * (counts[at] - expected)) / expected
  }
  // 199 degrees of freedom: the 0.1% and 99.9% points are 143.0 and 266.4 (scipy.stats.chi2.ppf).
  expect(chiSquare).toBeGreaterThan(143)
  expect(chiSquare).toBeLessThan(266.4)
})

test('the position is the first whose cumulative weight exceeds the value', () => {
  const cumulative = Float64Array.of(1, 3, 4)
  expect([0, 0.99, 1, 2.9, 3, 3.9, 4, 9].map((value) => positionOf(cumulative, value))).toEqual([
    0, 0, 1, 1, 2, 2, 2, 2,
  ])
})
