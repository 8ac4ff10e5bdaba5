import { expect, test } from 'vitest'
import { Graph } from '../../../src/tensor/graph/graph.js'
import { broadcastDims, elementCount, numbers, positiveAxes, sameDims } from '../../../src/tensor/ops/dims.js'

test.each([
  { a: [2, 3], b: [3], together: [2, 3] },
  { a: [3, 1], b: [4], together: [3, 4] },
  { a: [], b: [2, 2], together: [2, 2] },
  { a: [1], b: [1, 1], together: [1, 1] },
  { a: ['n'], b: [1], together: ['n'] },
  { a: ['n', 2], b: ['n', 2], together: ['n', 2] },
  { a: [0], b: [1], together: [0] },
])('[$a] with [$b] is [$together]', ({ a, b, together }) => {
  expect(broadcastDims(a, b)).toEqual(together)
  expect(broadcastDims(b, a)).toEqual(together)
})

test('other sizes do not go together', () => {
  expect(() => broadcastDims([2], [3])).toThrow('sizes 2 and 3 do not go together')
  expect(() => broadcastDims(['n'], ['m'])).toThrow('sizes n and m do not go together')
})

test('counts', () => {
  expect(elementCount([])).toBe(1)
  expect(elementCount([2, 0, 3])).toBe(0)
  expect(() => elementCount([2, 'n'])).toThrow('the size n must be known')
  expect(numbers([1, 2])).toEqual([1, 2])
})

test('axes and shapes', () => {
  expect(positiveAxes(new Graph().input('x', [2, 3, 4]), [0, -1, -3])).toEqual([0, 2, 0])
  expect(sameDims([1, 2], [1, 2])).toBe(true)
  expect(sameDims([1, 2], [1, 2, 1])).toBe(false)
  expect(sameDims([], [])).toBe(true)
})
