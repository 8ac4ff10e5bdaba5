import onnxProto from 'onnx-proto'
import { describe, expect, test } from 'vitest'
import { elementType, Graph, graphOf, type Value } from '../../../src/tensor/graph/graph.js'
import { gradients } from '../../../src/tensor/graph/gradients.js'
import { add, addScalar, exp, mul, mulScalar } from '../../../src/tensor/ops/arithmetic.js'
import { matmul } from '../../../src/tensor/ops/matmul.js'
import { sum } from '../../../src/tensor/ops/reduce.js'
import { deviceForTests, floats, integers, runGraph } from '../../helpers/run-graph.js'

const device = await deviceForTests()

function decoded(graph: Graph) {
  const { graph: found } = onnxProto.onnx.ModelProto.decode(graph.toOnnx())
  return {
    operators: (found?.node ?? []).map(({ opType }) => opType),
    constants: (found?.initializer ?? []).length,
    inputs: (found?.input ?? []).map(({ name }) => name),
    outputs: (found?.output ?? []).map(({ name }) => name),
  }
}

function smallLoss(): { graph: Graph; x: Value; w: Value; loss: Value } {
  const graph = new Graph()
  const x = graph.input('x', [2, 3])
  const w = graph.input('w', [3, 1])
  return { graph, x, w, loss: sum(exp(matmul(x, w)), [0, 1]) }
}

describe('bytes', () => {
  test('the same calls give the same bytes, others give others', () => {
    const bytes = (factor: number) => {
      const { graph, w, loss } = smallLoss()
      graph.output('gradient', mulScalar(gradients(loss, [w])[0], factor))
      return graph.toOnnx()
    }
    expect(bytes(2)).toEqual(bytes(2))
    expect(bytes(2)).not.toEqual(bytes(3))
  })

  test('encoding changes nothing: twice is as once', () => {
    const { graph, loss } = smallLoss()
    graph.output('loss', loss)
    expect(graph.toOnnx()).toEqual(graph.toOnnx())
  })
})

describe('constants', () => {
  test('small ones of the same numbers, sizes and type are one', () => {
    const graph = new Graph()
    expect(graph.scalar(2)).toBe(graph.scalar(2))
    expect(graph.scalar(2)).not.toBe(graph.scalar(3))
    expect(graph.integers([1, 2])).toBe(graph.integers([1, 2]))
    // The same digits as another type, or in another shape, are something else.
    expect(graph.constant(Float32Array.of(1, 2), [2])).not.toBe(graph.integers([1, 2]))
    expect(graph.constant(Float32Array.of(1, 2), [2])).not.toBe(graph.constant(Float32Array.of(1, 2), [1, 2]))
    expect(graph.constants).toHaveLength(5)
  })

  test('every type arrives as it is', async () => {
    const graph = new Graph()
    const all = {
      float32: graph.constant(Float32Array.of(0.5, -1), [2]),
      int64: graph.integers([-3]),
      int32: graph.constant(Int32Array.of(7), [1, 1]),
      bool: graph.constant(Uint8Array.of(1, 0), [2]),
      // A view of a larger array: nothing beside it is written.
      view: graph.constant(Float32Array.of(9, 4, 5, 9).subarray(1, 3), [2]),
    }
    for (const [name, value] of Object.entries(all)) graph.output(name, value)
    const found = await runGraph(device, graph, {})
    expect(found['float32']).toEqual(floats([2], [0.5, -1]))
    expect(found['int64']).toEqual(integers([1], [-3]))
    expect(found['int32']).toEqual({ data: Int32Array.of(7), dims: [1, 1] })
    expect(found['bool']).toEqual({ data: Uint8Array.of(1, 0), dims: [2] })
    expect(found['view']).toEqual(floats([2], [4, 5]))
  })

  test('types of arrays', () => {
    const arrays = [new Float32Array(1), new BigInt64Array(1), new Int32Array(1), new Uint8Array(1)]
    expect(arrays.map(elementType)).toEqual(['float32', 'int64', 'int32', 'bool'])
  })
})

describe('what is written', () => {
  test('only what outputs need: gradients that nobody asked for are left out', () => {
    const { graph, x, w, loss } = smallLoss()
    const [ofX] = gradients(loss, [x, w])
    graph.output('loss', loss)
    const forward = decoded(graph)
    expect(forward.operators).toEqual(['Gemm', 'Exp', 'ReduceSum', 'Identity'])
    expect(forward.inputs).toEqual(['x', 'w'])
    // The axes of the sum.
    expect(forward.constants).toBe(1)
    graph.output('gradient', ofX)
    const both = decoded(graph)
    expect(both.outputs).toEqual(['loss', 'gradient'])
    // One more matrix product for the gradient of x, none for that of w.
    expect(both.operators.filter((name) => name === 'Gemm')).toHaveLength(2)
  })

  test('an input can be an output', async () => {
    const graph = new Graph()
    graph.output('y', graph.input('x', ['n']))
    expect(await runGraph(device, graph, { x: floats([2], [1, 2]) })).toEqual({ y: floats([2], [1, 2]) })
  })
})

describe('graphs in graphs', () => {
  /** x <- x w + 1, `times` times, with w from outside of the loop. */
  function loop(): Graph {
    const graph = new Graph()
    const x = graph.input('x', [])
    const factor = exp(graph.input('log of w', []))
    const unused = exp(factor)
    const body = new Graph(graph)
    body.input('i', [], 'int64')
    const more = body.input('more', [], 'bool')
    const state = body.input('state', [])
    const next = addScalar(mul(state, factor), 1)
    expect(next.graph).toBe(body)
    expect(unused.graph).toBe(graph)
    body.output('more then', more)
    body.output('state then', next)
    const times = graph.constant(BigInt64Array.of(3n), [])
    const [result] = graph.node(
      'Loop',
      [times, graph.constant(Uint8Array.of(1), []), x],
      [{ dims: [], type: 'float32' }],
      {
        body: { graph: body },
      },
    )
    graph.output('result', result)
    return graph
  }

  test('the body of a loop uses values from outside', async () => {
    // By hand: from 5 with w = 2: 11, 23, 47.
    const inputs = { x: floats([], [5]), 'log of w': floats([], [Math.LN2]) }
    const { result } = await runGraph(device, loop(), inputs)
    expect(result.data[0]).toBeCloseTo(47, 4)
  })

  test('what only the body needs is kept, the rest is not', () => {
    expect(decoded(loop()).operators).toEqual(['Exp', 'Loop', 'Identity'])
    expect(loop().toOnnx()).toEqual(loop().toOnnx())
  })

  test('an operation stands in the innermost graph of its values', () => {
    const outer = new Graph()
    const inner = new Graph(outer)
    const a = outer.input('a', [])
    const b = inner.input('b', [])
    expect(graphOf(a, undefined, b)).toBe(inner)
    expect(add(a, b).graph).toBe(inner)
    expect(add(a, a).graph).toBe(outer)
    expect(() => graphOf(undefined)).toThrow('an operation needs a value')
  })

  test('names of inner and outer values differ', () => {
    const outer = new Graph()
    const inner = new Graph(outer)
    const names = [outer.scalar(1), inner.scalar(1), outer.scalar(2), inner.scalar(2)].map(({ name }) => name)
    expect(new Set(names).size).toBe(4)
  })
})
