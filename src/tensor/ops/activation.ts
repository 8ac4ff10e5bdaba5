import { graphOf, type Value } from '../graph/graph.js'
import { add, addScalar, mul, mulScalar, sub, unary } from './arithmetic.js'

export function tanh(a: Value): Value {
  return unary('Tanh', a, (gradient, value) => mul(gradient, sub(graphOf(a).scalar(1), mul(value, value))))
}

export function sigmoid(a: Value): Value {
  return unary('Sigmoid', a, (gradient, value) => mul(gradient, sub(value, mul(value, value))))
}

/** 2 sqrt(2 / pi): the slope of GELU's inner function at 0, doubled. */
const SLOPE = 2 * Math.sqrt(2 / Math.PI)
const CUBIC = SLOPE * 0.044715

/**
 * GELU by tanh, as GPT-2 has it: x (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3))) / 2 (Hendrycks & Gimpel,
 * arXiv 1606.08415). Since (1 + tanh u) / 2 is the logistic function s of 2u, it is x s, with derivative
 * s (1 + (x - x s) (2u)'), which needs nothing but what the forward pass holds already.
 */
export function gelu(x: Value): Value {
  const graph = graphOf(x)
  const before = graph.tape.length
  const square = mul(x, x)
  const gate = sigmoid(mul(x, addScalar(mulScalar(square, CUBIC), SLOPE)))
  const value = mul(x, gate)
  // One entry for the whole: its derivative is shorter than those of its parts one after another.
  graph.tape.length = before
  graph.record({
    inputs: [x],
    outputs: [value],
    backward: ([gradient]) => {
      if (!gradient) return []
      const slope = addScalar(mulScalar(square, 3 * CUBIC), SLOPE)
      const inner = mul(sub(x, value), slope)
      return [mul(gradient, add(gate, mul(gate, inner)))]
    },
  })
  return value
}
