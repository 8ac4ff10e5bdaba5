import { graphOf, type Dim, type Value } from '../graph/graph.js'
import { numbers } from './dims.js'
import { unbroadcast } from './reduce.js'

/** The same numbers in another shape. At most one size may be a name: it is what is left. */
export function reshape(a: Value, dims: readonly Dim[]): Value {
  const graph = graphOf(a)
  const shape = graph.integers(dims.map((size) => (typeof size === 'number' ? size : -1)))
  const [value] = graph.node('Reshape', [a, shape], [{ dims }])
  graph.record({
    inputs: [a],
    outputs: [value],
    backward: ([gradient]) => (gradient ? [reshape(gradient, a.dims)] : []),
  })
  return value
}

/** Axis i of the result is axis `order[i]` of `a`. */
export function transpose(a: Value, order: readonly number[]): Value {
  const graph = graphOf(a)
  const back = order.map((_, axis) => order.indexOf(axis))
  const dims = order.map((axis) => a.dims[axis])
  const [value] = graph.node('Transpose', [a], [{ dims }], { perm: { ints: order } })
  graph.record({
    inputs: [a],
    outputs: [value],
    backward: ([gradient]) => (gradient ? [transpose(gradient, back)] : []),
  })
  return value
}

/** Repeats axes of size 1 until the sizes are `dims`. */
export function expand(a: Value, dims: readonly Dim[]): Value {
  const graph = graphOf(a)
  const [value] = graph.node('Expand', [a, graph.integers(numbers(dims))], [{ dims }])
  graph.record({
    inputs: [a],
    outputs: [value],
    backward: ([gradient]) => (gradient ? [unbroadcast(gradient, a.dims)] : []),
  })
  return value
}

/** Cuts into `parts` equal parts along an axis. */
export function split(a: Value, axis: number, parts: number): Value[] {
  const graph = graphOf(a)
  const dims = numbers(a.dims).map((size, index) => (index === axis ? size / parts : size))
  if (!Number.isInteger(dims[axis])) {
    throw new RangeError(`axis ${axis} of ${a.dims.join(' x ')} has no ${parts} equal parts`)
  }
  const values = graph.node(
    'Split',
    [a],
    Array.from({ length: parts }, () => ({ dims })),
    {
      axis: { int: axis },
      num_outputs: { int: parts },
    },
  )
  graph.record({
    inputs: [a],
    outputs: values,
    backward: (gradients) => [
      concat(
        gradients.map((gradient) => gradient ?? zeros(a, dims)),
        axis,
      ),
    ],
  })
  return values
}

export function concat(parts: readonly Value[], axis: number): Value {
  const graph = graphOf(...parts)
  const sizes = parts.map(({ dims }) => numbers(dims)[axis])
  const total = sizes.reduce((sum, size) => sum + size, 0)
  const dims = parts[0].dims.map((size, index) => (index === axis ? total : size))
  const [value] = graph.node('Concat', parts, [{ dims }], { axis: { int: axis } })
  graph.record({
    inputs: parts,
    outputs: [value],
    backward: ([gradient]) => {
      if (!gradient) return []
      let end = 0
      return sizes.map((size) => {
        end += size
        return slice(gradient, axis, end - size, end)
      })
    },
  })
  return value
}

/** Positions `from` (included) to `to` (not included) of an axis. */
export function slice(a: Value, axis: number, from: number, to: number): Value {
  const graph = graphOf(a)
  const bounds = [from, to, axis].map((bound) => graph.integers([bound]))
  const dims = a.dims.map((size, index) => (index === axis ? to - from : size))
  const [value] = graph.node('Slice', [a, ...bounds], [{ dims }])
  graph.record({
    inputs: [a],
    outputs: [value],
    backward: ([gradient]) => {
      if (!gradient) return []
      const size = numbers(a.dims)[axis]
      const around = (length: number) =>
        zeros(
          a,
          numbers(a.dims).map((own, index) => (index === axis ? length : own)),
        )
      const parts = [...(from > 0 ? [around(from)] : []), gradient, ...(to < size ? [around(size - to)] : [])]
      return [concat(parts, axis)]
    },
  })
  return value
}

function zeros(like: Value, dims: readonly number[]): Value {
  const graph = graphOf(like)
  return graph.node('Expand', [graph.scalar(0), graph.integers(dims)], [{ dims, type: 'float32' }])[0]
}
