import { expect, it } from 'vitest'
import { shownGenerations } from '../../../src/loop/results/shown.js'

it.each([
  [0, [0]],
  [1, [0, 1]],
  [3, [0, 1, 2, 3]],
  [7, [0, 1, 2, 3, 4, 5, 7]],
  [12, [0, 1, 2, 4, 6, 8, 10, 12]],
  [100, [0, 1, 16, 33, 50, 66, 83, 100]],
])('of %d generations the first two, the middle, the last and some between are shown', (last, shown) => {
  expect([...shownGenerations(last)]).toEqual(shown)
})
