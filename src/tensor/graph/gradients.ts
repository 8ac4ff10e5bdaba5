import { add } from '../ops/arithmetic.js'
import type { Value } from './graph.js'

/**
 * Reverse-mode differentiation: adds to the graph what computes the gradient of a number with respect to each of
 * `parameters`, and returns those values in the same order. Only what lies between the two is differentiated.
 */
export function gradients(loss: Value, parameters: readonly Value[]): Value[] {
  const { graph } = loss
  if (loss.dims.length > 0) throw new RangeError('a gradient is that of a single number')
  const tape = [...graph.tape]
  const depends = new Set<Value>(parameters)
  for (const { inputs, outputs } of tape) {
    if (inputs.some((input) => depends.has(input))) for (const output of outputs) depends.add(output)
  }
  const known = new Map<Value, Value>([[loss, graph.scalar(1)]])
  for (const { inputs, outputs, backward } of tape.reverse()) {
    const from = outputs.map((output) => known.get(output))
    if (!from.some((gradient) => gradient !== undefined)) continue
    if (!outputs.some((output) => depends.has(output))) continue
    for (const [index, gradient] of backward(from).entries()) {
      const input = inputs[index]
      if (gradient === undefined || !depends.has(input)) continue
      const before = known.get(input)
      known.set(input, before ? add(before, gradient) : gradient)
    }
  }
  // The operations that compute gradients were recorded like all others; nobody differentiates them again.
  graph.tape.length = 0
  return parameters.map((parameter) => {
    const gradient = known.get(parameter)
    if (gradient === undefined) throw new RangeError(`the loss does not depend on ${parameter.name}`)
    return gradient
  })
}
