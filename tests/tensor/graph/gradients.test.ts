import { expect, test } from 'vitest'
import { gradients } from '../../../src/tensor/graph/gradients.js'
import { Graph } from '../../../src/tensor/graph/graph.js'
import { exp, mul, mulScalar } from '../../../src/tensor/ops/arithmetic.js'
import { sum } from '../../../src/tensor/ops/reduce.js'
import { deviceForTests, floats, runGraph } from '../../helpers/run-graph.js'

const device = await deviceForTests()

test('the chain rule, in the order of the parameters', async () => {
  const graph = new Graph()
  const [a, b] = [graph.input('a', []), graph.input('b', [])]
  // By hand: d (a b b) = (b b, 2 a b).
  const [ofB, ofA] = gradients(mul(mul(a, b), b), [b, a])
  graph.output('of a', ofA)
  graph.output('of b', ofB)
  const found = await runGraph(device, graph, { a: floats([], [3]), b: floats([], [5]) })
  expect(found).toEqual({ 'of a': floats([], [25]), 'of b': floats([], [30]) })
})

test('the gradient of a value inside, and of the loss itself', async () => {
  const graph = new Graph()
  const x = graph.input('x', [])
  const inside = mulScalar(x, 2)
  const loss = exp(inside)
  const [ofInside, ofLoss, ofX] = gradients(loss, [inside, loss, x])
  graph.output('of inside', ofInside)
  graph.output('of loss', ofLoss)
  graph.output('of x', ofX)
  expect(await runGraph(device, graph, { x: floats([], [0]) })).toEqual({
    'of inside': floats([], [1]),
    'of loss': floats([], [1]),
    'of x': floats([], [2]),
  })
})

test('only a single number has a gradient', () => {
  const x = new Graph().input('x', [2])
  expect(() => gradients(exp(x), [x])).toThrow('a gradient is that of a single number')
  expect(() => gradients(sum(exp(x), [0], true), [x])).toThrow('a gradient is that of a single number')
})

test('a parameter that the loss does not depend on is named', () => {
  const graph = new Graph()
  const x = graph.input('x', [])
  const other = graph.input('other', [])
  exp(other)
  expect(() => gradients(exp(x), [x, other])).toThrow('the loss does not depend on other')
})

test('a loss that stands before another on the tape is not mixed with it', async () => {
  const graph = new Graph()
  const x = graph.input('x', [])
  const loss = mulScalar(x, 3)
  mulScalar(x, 1000)
  const [gradient] = gradients(loss, [x])
  graph.output('gradient', gradient)
  expect(await runGraph(device, graph, { x: floats([], [1]) })).toEqual({ gradient: floats([], [3]) })
})
