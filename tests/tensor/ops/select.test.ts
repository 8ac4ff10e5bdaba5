import { expect, test } from 'vitest'
import { Graph, type Value } from '../../../src/tensor/graph/graph.js'
import {
  argMax,
  cast,
  compare,
  largest,
  pick,
  put,
  runningSum,
  where,
} from '../../../src/tensor/ops/select.js'
import type { Tensor } from '../../../src/tensor/runtime/device.js'
import { deviceForTests, floats, integers, runGraph } from '../../helpers/run-graph.js'

const device = await deviceForTests()

async function run(
  inputs: Record<string, Tensor>,
  build: (values: Record<string, Value>) => Record<string, Value>,
): Promise<Record<string, Tensor>> {
  const graph = new Graph()
  const values = Object.entries(inputs).map(([name, { data, dims }]) => {
    return [name, graph.input(name, dims, data instanceof Float32Array ? 'float32' : 'int64')]
  })
  for (const [name, value] of Object.entries(build(Object.fromEntries(values)))) graph.output(name, value)
  return runGraph(device, graph, inputs)
}

function truths(dims: number[], values: number[]): Tensor {
  return { data: Uint8Array.from(values), dims }
}

test('comparisons, broadcast', async () => {
  const inputs = { a: floats([2, 2], [1, 2, 3, 4]), b: floats([2], [2, 2]) }
  const found = await run(inputs, ({ a, b }) => ({
    less: compare('Less', a, b),
    lessOrEqual: compare('LessOrEqual', a, b),
    greater: compare('Greater', a, b),
    greaterOrEqual: compare('GreaterOrEqual', a, b),
  }))
  expect(found).toEqual({
    less: truths([2, 2], [1, 0, 0, 0]),
    lessOrEqual: truths([2, 2], [1, 1, 0, 0]),
    greater: truths([2, 2], [0, 0, 1, 1]),
    greaterOrEqual: truths([2, 2], [0, 1, 1, 1]),
  })
})

test('one or the other, by a condition', async () => {
  const inputs = { a: floats([3], [1, 5, 3]), b: floats([], [3]) }
  const found = await run(inputs, ({ a, b }) => ({ larger: where(compare('Greater', a, b), a, b) }))
  expect(found).toEqual({ larger: floats([3], [3, 5, 3]) })
})

test('types', async () => {
  const found = await run({ a: floats([2], [1.75, -1.75]) }, ({ a }) => {
    expect(cast(a, 'float32')).toBe(a)
    return { whole: cast(a, 'int64'), there: cast(cast(a, 'float64'), 'float32') }
  })
  expect(found).toEqual({ whole: integers([2], [1, -1]), there: floats([2], [1.75, -1.75]) })
})

test('the largest, in order; of equals the first', async () => {
  const found = await run({ a: floats([2, 4], [1, 7, 7, 2, 5, 5, 5, 5]) }, ({ a }) => {
    const [numbers, positions] = largest(a, 3)
    return { numbers, positions, first: argMax(a) }
  })
  expect(found).toEqual({
    numbers: floats([2, 3], [7, 7, 2, 5, 5, 5]),
    positions: integers([2, 3], [1, 2, 3, 0, 1, 2]),
    first: integers([2], [1, 0]),
  })
})

test('running sums along the last axis, with the number itself or without', async () => {
  const found = await run({ a: floats([2, 3], [1, 2, 3, 10, 20, 30]) }, ({ a }) => ({
    with: runningSum(a),
    without: runningSum(a, true),
  }))
  expect(found).toEqual({
    with: floats([2, 3], [1, 3, 6, 10, 30, 60]),
    without: floats([2, 3], [0, 1, 3, 0, 10, 30]),
  })
})

test('numbers of each row by their positions, and back', async () => {
  const inputs = { a: floats([2, 3], [1, 2, 3, 4, 5, 6]), at: integers([2, 2], [2, 0, 1, 1]) }
  const found = await run(inputs, ({ a, at }) => ({
    picked: pick(a, at),
    put: put(a, at, pick(put(a, at, pick(a, at)), at)),
  }))
  expect(found).toEqual({ picked: floats([2, 2], [3, 1, 5, 5]), put: inputs.a })
  const other = { ...inputs, at: integers([2, 1], [1, 0]), numbers: floats([2, 1], [9, 8]) }
  const replaced = await run(other, ({ a, at, numbers }) => ({ replaced: put(a, at, numbers) }))
  expect(replaced).toEqual({ replaced: floats([2, 3], [1, 9, 3, 8, 5, 6]) })
})
