import { describe, expect, test } from 'vitest'
import { Graph } from '../../../src/tensor/graph/graph.js'
import {
  add,
  addScalar,
  div,
  exp,
  log,
  mul,
  mulScalar,
  neg,
  sqrt,
  sub,
} from '../../../src/tensor/ops/arithmetic.js'
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

testGolden(device, 'add', ({ a, b }) => add(a, b))
testGolden(device, 'subtract', ({ a, b }) => sub(a, b))
testGolden(device, 'multiply', ({ a, b }) => mul(a, b))
testGolden(device, 'divide', ({ a, b }) => div(a, b))
testGolden(device, 'negate', ({ x }) => neg(x))
testGolden(device, 'exp', ({ x }) => exp(x))
testGolden(device, 'log', ({ x }) => log(x))
testGolden(device, 'sqrt', ({ x }) => sqrt(x))

describe('finite differences', () => {
  const shapes: [a: number[], b: number[]][] = [
    [
      [2, 2],
      [2, 2],
    ],
    [[], []],
    [[3], []],
    [[1], [3]],
    [
      [2, 1, 2],
      [3, 1],
    ],
    [[1, 1], [2]],
    [[2], [1, 1, 1]],
    [
      [1, 2, 1],
      [2, 1, 2],
    ],
  ]
  const operations = { add, sub, mul, div }

  test.each(shapes)('of two values, [%s] with [%s]', async (a, b) => {
    for (const [name, operation] of Object.entries(operations)) {
      const inputs = { a: randomFloats(`${name} a`, a), b: randomFloats(`${name} b`, b, 1, 2) }
      await expectDifferences(device, inputs, (values) => operation(values['a'], values['b']))
    }
  })

  test('of one value', async () => {
    const operations = {
      neg,
      exp,
      log,
      sqrt,
      addScalar: (a: Parameters<typeof neg>[0]) => addScalar(a, 2),
      mulScalar: (a: Parameters<typeof neg>[0]) => mulScalar(a, -3),
    }
    for (const [name, operation] of Object.entries(operations)) {
      await expectDifferences(device, { x: randomFloats(name, [2, 1, 2], 0.5, 2) }, ({ x }) => operation(x))
    }
  })

  test('of a value that is used twice', async () => {
    // By hand: d (x x + x) / dx = 2x + 1.
    const inputs = { x: floats([2], [3, -1]) }
    const found = await valueAndGradients(device, inputs, floats([2], [1, 1]), ({ x }) => add(mul(x, x), x))
    expect(numbersOf(found.value)).toEqual([12, 0])
    expect(numbersOf(found.gradients['x'])).toEqual([7, -1])
  })
})

test('numbers added and multiplied', async () => {
  const found = await valueAndGradients(device, { x: floats([2], [3, -1]) }, floats([2], [1, 2]), ({ x }) =>
    addScalar(mulScalar(x, 4), 0.5),
  )
  expect(numbersOf(found.value)).toEqual([12.5, -3.5])
  expect(numbersOf(found.gradients['x'])).toEqual([4, 8])
})

test('sizes that do not go together are refused', () => {
  const graph = new Graph()
  expect(() => add(graph.input('a', [2, 3]), graph.input('b', [2]))).toThrow(
    'sizes 2 x 3 and 2 do not go together',
  )
})
