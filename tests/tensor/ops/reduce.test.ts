import { expect, test } from 'vitest'
import { mean, sum, unbroadcast } from '../../../src/tensor/ops/reduce.js'
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

testGolden(device, 'sum', ({ x }, { axes, keepDimensions }) =>
  sum(x, axes as number[], keepDimensions === true),
)
testGolden(device, 'mean', ({ x }, { axes, keepDimensions }) =>
  mean(x, axes as number[], keepDimensions === true),
)

test.each([
  { dims: [2, 3], axes: [1] },
  { dims: [2, 3], axes: [-1] },
  { dims: [2, 3], axes: [0, -1] },
  { dims: [1, 3, 1], axes: [0] },
  { dims: [4], axes: [0] },
  { dims: [2, 2], axes: [] },
])('finite differences, [$dims] over [$axes]', async ({ dims, axes }) => {
  for (const keep of [false, true]) {
    await expectDifferences(device, { x: randomFloats('x', dims) }, ({ x }) => sum(x, axes, keep))
    await expectDifferences(device, { x: randomFloats('x', dims) }, ({ x }) => mean(x, axes, keep))
  }
})

test('over no axes is the value itself', async () => {
  const inputs = { x: floats([2], [3, 5]) }
  for (const operation of [sum, mean]) {
    const found = await valueAndGradients(device, inputs, floats([2], [1, 1]), ({ x }) => operation(x, []))
    expect(numbersOf(found.value)).toEqual([3, 5])
  }
})

test('a gradient is summed back to the sizes before broadcasting', async () => {
  // By hand: column sums of [1 2 3; 4 5 6], and row sums.
  const inputs = { x: floats([2, 3], [1, 2, 3, 4, 5, 6]) }
  const to = async (dims: number[]) =>
    (
      await valueAndGradients(
        device,
        inputs,
        floats(dims, new Array(6).fill(1).slice(0, size(dims))),
        ({ x }) => unbroadcast(x, dims),
      )
    ).value
  expect(await to([3])).toEqual(floats([3], [5, 7, 9]))
  expect(await to([2, 1])).toEqual(floats([2, 1], [6, 15]))
  expect(await to([])).toEqual(floats([], [21]))
  expect(await to([2, 3])).toEqual(inputs.x)
})

function size(dims: readonly number[]): number {
  return dims.reduce((product, one) => product * one, 1)
}
