import { graphOf, type ElementType, type Value } from '../graph/graph.js'
import { TYPE_CODES } from '../graph/encode.js'
import { broadcastDims } from './dims.js'

// Operations that choose rather than compute: no gradient goes through them.

export function cast(a: Value, type: ElementType): Value {
  if (a.type === type) return a
  return graphOf(a).node('Cast', [a], [{ dims: a.dims, type }], { to: { int: TYPE_CODES[type] } })[0]
}

/** Whether a < b (`Less`), a <= b and so on, element by element. */
export function compare(
  operator: 'Less' | 'LessOrEqual' | 'Greater' | 'GreaterOrEqual',
  a: Value,
  b: Value,
): Value {
  return graphOf(a, b).node(operator, [a, b], [{ dims: broadcastDims(a.dims, b.dims), type: 'bool' }])[0]
}

/** `a` where the condition holds, else `b`. */
export function where(condition: Value, a: Value, b: Value): Value {
  const dims = broadcastDims(condition.dims, broadcastDims(a.dims, b.dims))
  return graphOf(condition, a, b).node('Where', [condition, a, b], [{ dims, type: a.type }])[0]
}

/** The position of the largest number along the last axis, the first of equals; int64. */
export function argMax(a: Value): Value {
  return graphOf(a).node('ArgMax', [a], [{ dims: a.dims.slice(0, -1), type: 'int64' }], {
    axis: { int: -1 },
    keepdims: { int: 0 },
  })[0]
}

/** The `count` largest numbers along the last axis, in order, and their positions (int64); of equals the first. */
export function largest(a: Value, count: number): [numbers: Value, positions: Value] {
  const graph = graphOf(a)
  const dims = [...a.dims.slice(0, -1), count]
  const [numbers, positions] = graph.node(
    'TopK',
    [a, graph.integers([count])],
    [{ dims }, { dims, type: 'int64' }],
    { axis: { int: -1 }, largest: { int: 1 }, sorted: { int: 1 } },
  )
  return [numbers, positions]
}

/** Sums of all numbers up to each one along the last axis. `before`: without the number itself. */
export function runningSum(a: Value, before = false): Value {
  const graph = graphOf(a)
  const axis = graph.constant(BigInt64Array.of(BigInt(a.dims.length - 1)), [])
  return graph.node('CumSum', [a, axis], [{ dims: a.dims }], { exclusive: { int: before ? 1 : 0 } })[0]
}

/** Numbers of each row by their positions in the row (last axis). */
export function pick(a: Value, positions: Value): Value {
  return graphOf(a, positions).node(
    'GatherElements',
    [a, positions],
    [{ dims: positions.dims, type: a.type }],
    {
      axis: { int: -1 },
    },
  )[0]
}

/** `a` with the numbers of each row at these positions (last axis) replaced. */
export function put(a: Value, positions: Value, numbers: Value): Value {
  return graphOf(a, positions, numbers).node('ScatterElements', [a, positions, numbers], [{ dims: a.dims }], {
    axis: { int: -1 },
  })[0]
}
