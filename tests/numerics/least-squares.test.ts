import { expect, test } from 'vitest'
import { LeastSquares } from '../../src/numerics/least-squares.js'

function solve(
  rows: readonly (readonly number[])[],
  targets: readonly number[],
  { penalty = 0, weights = targets.map(() => 1) } = {},
) {
  const problem = new LeastSquares(rows[0].length)
  for (const [index, row] of rows.entries()) {
    problem.add(Float64Array.from(row), 0, targets[index], weights[index])
  }
  const { coefficients, determined } = problem.solve(penalty)
  return { coefficients: [...coefficients].map((value) => Math.round(value * 1e12) / 1e12), determined }
}

const ROWS = [
  [1, 0],
  [1, 1],
  [1, 2],
  [1, 3],
]

test('solves the example of its documentation', () => {
  const rows = [
    [1, 0],
    [1, 1],
  ]
  expect(solve(rows, [3, 5])).toEqual({ coefficients: [3, 2], determined: true })
})

test('fits a line as by hand', () => {
  // X'X = [[4, 6], [6, 14]], X'y = (11, 25): w = (4 / 20, 34 / 20).
  expect(solve(ROWS, [1, 0, 5, 5])).toEqual({ coefficients: [0.2, 1.7], determined: true })
})

test('weighs items: a weight of 2 is the item twice', () => {
  const twice = solve([...ROWS, ROWS[2]], [1, 0, 5, 5, 5])
  expect(solve(ROWS, [1, 0, 5, 5], { weights: [1, 1, 2, 1] })).toEqual(twice)
})

test('adds a penalty to the diagonal', () => {
  // [[6, 6], [6, 16]] w = (11, 25): w = (26 / 60, 84 / 60).
  const { coefficients } = solve(ROWS, [1, 0, 5, 5], { penalty: 2 })
  expect(coefficients[0]).toBeCloseTo(26 / 60, 11)
  expect(coefficients[1]).toBeCloseTo(1.4, 11)
})

test('takes the shortest solution where there are many', () => {
  // x + 2 y = 10: the nearest point to the origin is (2, 4). 3 x = 6 with a second input that is never seen: (2, 0).
  expect(solve([[1, 2]], [10])).toEqual({ coefficients: [2, 4], determined: false })
  expect(
    solve(
      [
        [3, 0],
        [3, 0],
      ],
      [5, 7],
    ),
  ).toEqual({ coefficients: [2, 0], determined: false })
  // Two equations, three unknowns: (1, 1, 1) is orthogonal to the solutions (-1, 2, -1) t of the homogeneous ones.
  expect(
    solve(
      [
        [1, 1, 1],
        [0, 1, 2],
      ],
      [3, 3],
    ).coefficients,
  ).toEqual([1, 1, 1])
})

test('a penalty determines everything', () => {
  expect(solve([[1, 2]], [10], { penalty: 5 })).toEqual({ coefficients: [1, 2], determined: true })
})

test('without items the coefficients are 0 and not determined', () => {
  expect(new LeastSquares(2).solve(0)).toEqual({ coefficients: new Float64Array(2), determined: false })
})

test('begins anew after clear', () => {
  const problem = new LeastSquares(1)
  problem.add(Float64Array.of(1), 0, 100)
  problem.solve(1)
  problem.clear()
  problem.add(Float64Array.of(2), 0, 8)
  expect([...problem.solve(0).coefficients]).toEqual([4])
})
