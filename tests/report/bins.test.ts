import { expect, it } from 'vitest'
import { inWiderBins, meanOf, mergeFactor, quantileOf } from '../../src/report/bins.js'

const row = {
  arm: 'a',
  metric: 'm',
  generation: 0,
  seeds: 1,
  edges: [0.1, 0.2, 0.3, 0.4],
  counts: [1, 3, 4],
}

it('joins bins at multiples of the wider width', () => {
  const bins = inWiderBins(row, 2)
  expect(bins.map(({ from }) => Number(from.toFixed(10)))).toEqual([0, 0.2])
  expect(bins.map(({ share }) => share)).toEqual([1 / 8, 7 / 8])
  expect(mergeFactor(row, 0, 6)).toBe(1)
  expect(mergeFactor(row, 0, 12)).toBe(2)
})

it('has the mean of bin middles, and quantiles at edges', () => {
  // By hand: (0.15 + 3 * 0.25 + 4 * 0.35) / 8.
  expect(meanOf(row)).toBeCloseTo(0.2875, 12)
  expect(quantileOf(row, 0.1)).toBe(0.1)
  expect(quantileOf(row, 0.6)).toBe(0.4)
})
