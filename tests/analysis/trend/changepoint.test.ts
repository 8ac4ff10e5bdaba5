import { expect, it } from 'vitest'
import { changepoint, slopeOf } from '../../../src/analysis/trend/changepoint.js'

const generations = Array.from({ length: 12 }, (_, at) => at)

it('finds where a line bends, between generations too', () => {
  const found = changepoint(
    generations,
    generations.map((t) => 3 - 0.1 * t - 0.5 * Math.max(0, t - 4.5)),
  )!
  expect(found.generation).toBeCloseTo(4.5, 6)
  expect(found.before).toBeCloseTo(-0.1, 6)
  expect(found.after).toBeCloseTo(-0.6, 6)
})

it('is undefined below eight points', () => {
  expect(changepoint([0, 1, 2, 3, 4, 5, 6], [1, 1, 1, 1, 2, 3, 4])).toBeUndefined()
})

it('has the slope of least squares', () => {
  // By hand: sum of (x - 1)(y) / sum of (x - 1)^2 = (-1 x 1 + 1 x 5) / 2.
  expect(slopeOf([0, 1, 2], [1, 3, 5])).toBe(2)
})
