import { expect, it } from 'vitest'
import { LineFit } from '../../src/numerics/line-fit.js'

function lineThrough(points: readonly (readonly [number, number])[]) {
  const fit = new LineFit()
  for (const [x, y] of points) fit.add(x, y)
  return fit.line()
}

it('does as its example says', () => {
  expect(
    lineThrough([
      [0, 1],
      [1, 3],
      [2, 5],
    ]),
  ).toEqual({ slope: 2, intercept: 1, r2: 1 })
})

it('leaves out what it cannot explain', () => {
  // By hand: means 1 and 4/3; xx = 2, xy = 2, yy = 8/3; 2 x 2 / (2 x 8/3).
  const { slope, intercept, r2 } = lineThrough([
    [0, 0],
    [1, 2],
    [2, 2],
  ])
  expect(slope).toBeCloseTo(1, 14)
  expect(intercept).toBeCloseTo(1 / 3, 14)
  expect(r2).toBeCloseTo(3 / 4, 14)
})

it('keeps its digits far from the origin', () => {
  const { slope, r2 } = lineThrough([
    [1e8, 5],
    [1e8 + 1, 7],
    [1e8 + 2, 9],
  ])
  expect(slope).toBeCloseTo(2, 12)
  expect(r2).toBeCloseTo(1, 12)
})

it('has no share of variance where y does not vary, and no line at one x', () => {
  expect(
    lineThrough([
      [0, 3],
      [1, 3],
    ]),
  ).toEqual({ slope: 0, intercept: 3, r2: undefined })
  expect(() =>
    lineThrough([
      [1, 1],
      [1, 2],
    ]),
  ).toThrow(RangeError)
})
