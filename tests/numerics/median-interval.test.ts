import { expect, it } from 'vitest'
import { medianInterval } from '../../src/numerics/median-interval.js'

it('encloses the median by order statistics', () => {
  expect(medianInterval([3, 1, 2, 6, 5, 4])).toEqual({ median: 3.5, low: 1, high: 6 })
  expect(medianInterval([2, 1, 3])).toEqual({ median: 2 })
})

it('takes the ranks of the binomial distribution', () => {
  const upTo = (n: number) => Float64Array.from({ length: n }, (_, index) => index + 1)
  // SciPy: binom.ppf(0.025, n, 0.5) is the rank: 10 -> 2, 25 -> 8, 100 -> 40, 2000 -> 956.
  expect(medianInterval(upTo(10))).toEqual({ median: 5.5, low: 2, high: 9 })
  expect(medianInterval(upTo(25))).toEqual({ median: 13, low: 8, high: 18 })
  expect(medianInterval(upTo(100))).toEqual({ median: 50.5, low: 40, high: 61 })
  expect(medianInterval(upTo(2000))).toEqual({ median: 1000.5, low: 956, high: 1045 })
})

it('keeps infinite values', () => {
  const infinite = Number.NEGATIVE_INFINITY
  expect(medianInterval([infinite, infinite, infinite, 1]).median).toBe(infinite)
})
