import { graphOf, type Value } from '../graph/graph.js'
import { mulScalar } from './arithmetic.js'
import { elementCount, positiveAxes, sameDims } from './dims.js'
import { expand, reshape } from './shape.js'

/** The sum over axes. `keep`: the axes stay, of size 1. */
export function sum(a: Value, axes: readonly number[], keep = false): Value {
  return reduce('ReduceSum', a, axes, keep)
}

/** The mean over axes. */
export function mean(a: Value, axes: readonly number[], keep = false): Value {
  return reduce('ReduceMean', a, axes, keep)
}

function reduce(
  operator: 'ReduceSum' | 'ReduceMean',
  a: Value,
  axes: readonly number[],
  keep: boolean,
): Value {
  const graph = graphOf(a)
  const over = positiveAxes(a, axes)
  // ONNX takes no axes for all axes.
  if (over.length === 0) return a
  const kept = a.dims.map((size, axis) => (over.includes(axis) ? 1 : size))
  const dims = keep ? kept : a.dims.filter((_, axis) => !over.includes(axis))
  const [value] = graph.node(operator, [a, graph.integers(over)], [{ dims }], {
    keepdims: { int: keep ? 1 : 0 },
  })
  graph.record({
    inputs: [a],
    outputs: [value],
    backward: ([gradient]) => {
      if (!gradient) return []
      const spread = expand(reshape(gradient, kept), a.dims)
      if (operator === 'ReduceSum') return [spread]
      return [mulScalar(spread, elementCount(kept) / elementCount(a.dims))]
    },
  })
  return value
}

/** Sums a gradient over the axes along which a value of these sizes was repeated by broadcasting. */
export function unbroadcast(gradient: Value, dims: Value['dims']): Value {
  if (sameDims(gradient.dims, dims)) return gradient
  const added = gradient.dims.length - dims.length
  const axes = gradient.dims
    .map((_, axis) => axis)
    .filter((axis) => axis < added || (dims[axis - added] === 1 && gradient.dims[axis] !== 1))
  return reshape(sum(gradient, axes, true), dims)
}
