import { expect, test } from 'vitest'
import { Graph } from '../../../src/tensor/graph/graph.js'
import { add, addScalar, mul } from '../../../src/tensor/ops/arithmetic.js'
import { loop } from '../../../src/tensor/ops/loop.js'
import { deviceForTests, floats, runGraph } from '../../helpers/run-graph.js'

const device = await deviceForTests()

/** a, b <- b, a + b: Fibonacci's numbers, each turn's `a` kept, and twice it plus what comes from outside. */
function fibonacci(turns: number): Graph {
  const graph = new Graph()
  const outside = graph.input('outside', [])
  const [one, zero] = [graph.scalar(1), graph.scalar(0)]
  const count = graph.constant(BigInt64Array.of(BigInt(turns)), [])
  const [last, , kept, more] = loop(
    graph,
    count,
    [zero, one],
    (_, __, [a, b]) => ({ state: [b, add(a, b)], kept: [a, add(add(a, a), outside)] }),
    { turnsName: 'turns' },
  )
  graph.output('last', last)
  graph.output('kept', kept)
  graph.output('more', more)
  return graph
}

test('carries its state on and keeps what every turn gives', async () => {
  expect(await runGraph(device, fibonacci(7), { outside: floats([], [0.5]) })).toEqual({
    last: floats([], [13]),
    kept: floats([7], [0, 1, 1, 2, 3, 5, 8]),
    more: floats([7], [0.5, 2.5, 2.5, 4.5, 6.5, 10.5, 16.5]),
  })
})

test('without a turn the state is what it was', async () => {
  const { last, kept } = await runGraph(device, fibonacci(0), { outside: floats([], [0]) })
  expect(last).toEqual(floats([], [0]))
  expect(kept.dims).toEqual([0])
})

test('leaves constants, state and outer values that the body gives back as they are', async () => {
  const graph = new Graph()
  const outer = graph.input('outer', [])
  const three = graph.constant(BigInt64Array.of(3n), [])
  const values = loop(
    graph,
    three,
    [outer, outer, outer],
    (inside, _, [a, b]) => ({ state: [a, outer, inside.scalar(4)], kept: [b] }),
    { turnsName: 'turns' },
  )
  for (const [index, value] of values.entries()) graph.output(`${index}`, value)
  expect(await runGraph(device, graph, { outer: floats([], [7]) })).toEqual({
    0: floats([], [7]),
    1: floats([], [7]),
    2: floats([], [4]),
    3: floats([3], [7, 7, 7]),
  })
})

test('knows its turn; a loop in a loop', async () => {
  const graph = new Graph()
  const x = graph.input('x', [])
  const count = (turns: number) => graph.constant(BigInt64Array.of(BigInt(turns)), [])
  // By hand: 3 times (2 times + 1, then doubled) from 0: 4, 12, 28.
  const [outer] = loop(
    graph,
    count(3),
    [x],
    (inside, _, [state]) => {
      const [inner] = loop(
        inside,
        count(2),
        [state],
        (__, ___, [value]) => ({ state: [addScalar(value, 1)], kept: [] }),
        {
          turnsName: 'inner',
        },
      )
      return { state: [mul(inner, inside.scalar(2))], kept: [] }
    },
    { turnsName: 'outer' },
  )
  const [turns] = loop(graph, count(4), [x], (_, turn, [state]) => ({ state: [state], kept: [turn] }), {
    turnsName: 'turns',
  }).slice(1)
  graph.output('result', outer)
  graph.output('turns', turns)
  expect(await runGraph(device, graph, { x: floats([], [0]) })).toEqual({
    result: floats([], [28]),
    turns: { data: BigInt64Array.of(0n, 1n, 2n, 3n), dims: [4] },
  })
})
