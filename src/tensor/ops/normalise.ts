import { graphOf, type Value } from '../graph/graph.js'
import { exp, mul, sub } from './arithmetic.js'
import { mean, sum } from './reduce.js'

/** exp(a) / sum exp(a) along the last axis. */
export function softmax(a: Value): Value {
  const graph = graphOf(a)
  const last = a.dims.length - 1
  const [value] = graph.node('Softmax', [a], [{ dims: a.dims }], { axis: { int: -1 } })
  graph.record({
    inputs: [a],
    outputs: [value],
    backward: ([gradient]) => {
      if (!gradient) return []
      return [mul(value, sub(gradient, sum(mul(gradient, value), [last], true)))]
    },
  })
  return value
}

/** log softmax along the last axis; finite where softmax is too small for a float32. */
export function logSoftmax(a: Value): Value {
  const graph = graphOf(a)
  const last = a.dims.length - 1
  const [value] = graph.node('LogSoftmax', [a], [{ dims: a.dims }], { axis: { int: -1 } })
  graph.record({
    inputs: [a],
    outputs: [value],
    backward: ([gradient]) => {
      if (!gradient) return []
      return [sub(gradient, mul(exp(value), sum(gradient, [last], true)))]
    },
  })
  return value
}

/**
 * (x - mean) / sqrt(variance + epsilon) * gain + bias along the last axis, the variance with divisor n (Ba et al.,
 * arXiv 1607.06450).
 */
export function layerNorm(x: Value, gain: Value, bias: Value, epsilon: number): Value {
  const graph = graphOf(x, gain, bias)
  const last = x.dims.length - 1
  const rows = [...x.dims.slice(0, -1), 1]
  const [value, centre, inverse] = graph.node(
    'LayerNormalization',
    [x, gain, bias],
    [{ dims: x.dims }, { dims: rows }, { dims: rows }],
    { axis: { int: -1 }, epsilon: { float: epsilon } },
  )
  graph.record({
    inputs: [x, gain, bias],
    outputs: [value],
    backward: ([gradient]) => {
      if (!gradient) return []
      const normal = mul(sub(x, centre), inverse)
      const scaled = mul(gradient, gain)
      const along = mean(mul(scaled, normal), [last], true)
      const ofX = mul(inverse, sub(sub(scaled, mean(scaled, [last], true)), mul(normal, along)))
      const leading = x.dims.map((_, axis) => axis).slice(0, -1)
      return [ofX, sum(mul(gradient, normal), leading), sum(gradient, leading)]
    },
  })
  return value
}
