import { expect, test } from 'vitest'
import { Graph } from '../../../src/tensor/graph/graph.js'
import { concat, expand, reshape, slice, split, transpose } from '../../../src/tensor/ops/shape.js'
import {
  deviceForTests,
  expectDifferences,
  floats,
  numbersOf,
  randomFloats,
  testGolden,
  valueAndGradients,
} from '../../helpers/run-graph.js'

const device = await deviceForTests()

testGolden(device, 'reshape', ({ x }, { dims }) => reshape(x, dims as number[]))
testGolden(device, 'transpose', ({ x }, { permutation }) => transpose(x, permutation as number[]))
testGolden(device, 'concat', (values, { axis }) => concat(Object.values(values), axis as number))
testGolden(device, 'slice', ({ x }, { axis, start, end }) =>
  slice(x, axis as number, start as number, end as number),
)
// Parts of other sizes are slices here.
testGolden(
  device,
  'split',
  ({ x }, { axis, sizes, part }) => split(x, axis as number, (sizes as number[]).length)[part as number],
  { only: ({ name }) => name.startsWith('third') },
)

test('finite differences', async () => {
  const x = randomFloats('x', [1, 4, 2])
  await expectDifferences(device, { x }, (values) => transpose(values['x'], [2, 0, 1]))
  await expectDifferences(device, { x }, (values) => reshape(values['x'], [8]))
  await expectDifferences(device, { x }, (values) => slice(values['x'], 1, 1, 3))
  await expectDifferences(device, { x }, (values) => concat(split(values['x'], 1, 4).toReversed(), 2))
  await expectDifferences(device, { x }, (values) => expand(values['x'], [2, 4, 2]))
})

test('parts that nobody uses have a gradient of zero', async () => {
  const found = await valueAndGradients(
    device,
    { x: floats([4], [1, 2, 3, 4]) },
    floats([2], [5, 6]),
    ({ x }) => split(x, 0, 2)[1],
  )
  expect(numbersOf(found.value)).toEqual([3, 4])
  expect(numbersOf(found.gradients['x'])).toEqual([0, 0, 5, 6])
})

test('all of an axis can be sliced', async () => {
  const found = await valueAndGradients(device, { x: floats([2], [1, 2]) }, floats([2], [5, 6]), ({ x }) =>
    slice(x, 0, 0, 2),
  )
  expect(numbersOf(found.value)).toEqual([1, 2])
  expect(numbersOf(found.gradients['x'])).toEqual([5, 6])
})

test('unequal parts are refused', () => {
  expect(() => split(new Graph().input('x', [2, 5]), 1, 2)).toThrow('axis 1 of 2 x 5 has no 2 equal parts')
})

test('a size that is known only when the graph runs cannot be sliced back', () => {
  expect(() => concat([new Graph().input('x', ['n'])], 0)).toThrow(
    'the size n must be known when the graph is built',
  )
})
