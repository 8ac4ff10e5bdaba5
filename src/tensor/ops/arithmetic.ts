import { graphOf, type Value } from '../graph/graph.js'
import { broadcastDims } from './dims.js'
import { unbroadcast } from './reduce.js'

type Backward = (gradient: Value) => readonly (Value | undefined)[]

function binary(operator: string, a: Value, b: Value, backward: Backward): Value {
  const graph = graphOf(a, b)
  const [value] = graph.node(operator, [a, b], [{ dims: broadcastDims(a.dims, b.dims) }])
  graph.record({
    inputs: [a, b],
    outputs: [value],
    backward: ([gradient]) => (gradient ? backward(gradient) : []),
  })
  return value
}

export function unary(operator: string, a: Value, backward: (gradient: Value, value: Value) => Value): Value {
  const graph = graphOf(a)
  const [value] = graph.node(operator, [a], [{ dims: a.dims }])
  graph.record({
    inputs: [a],
    outputs: [value],
    backward: ([gradient]) => (gradient ? [backward(gradient, value)] : []),
  })
  return value
}

/** a + b, element by element, broadcast as NumPy does. */
export function add(a: Value, b: Value): Value {
  return binary('Add', a, b, (gradient) => [unbroadcast(gradient, a.dims), unbroadcast(gradient, b.dims)])
}

export function sub(a: Value, b: Value): Value {
  return binary('Sub', a, b, (gradient) => [
    unbroadcast(gradient, a.dims),
    unbroadcast(neg(gradient), b.dims),
  ])
}

export function mul(a: Value, b: Value): Value {
  return binary('Mul', a, b, (gradient) => [
    unbroadcast(mul(gradient, b), a.dims),
    unbroadcast(mul(gradient, a), b.dims),
  ])
}

export function div(a: Value, b: Value): Value {
  return binary('Div', a, b, (gradient) => {
    const share = div(gradient, b)
    return [unbroadcast(share, a.dims), unbroadcast(neg(mul(share, div(a, b))), b.dims)]
  })
}

export function addScalar(a: Value, number: number): Value {
  return add(a, graphOf(a).scalar(number))
}

export function mulScalar(a: Value, number: number): Value {
  return mul(a, graphOf(a).scalar(number))
}

export function neg(a: Value): Value {
  return unary('Neg', a, (gradient) => neg(gradient))
}

export function exp(a: Value): Value {
  return unary('Exp', a, (gradient, value) => mul(gradient, value))
}

/** The natural logarithm. */
export function log(a: Value): Value {
  return unary('Log', a, (gradient) => div(gradient, a))
}

export function sqrt(a: Value): Value {
  return unary('Sqrt', a, (gradient, value) => div(mulScalar(gradient, 0.5), value))
}
