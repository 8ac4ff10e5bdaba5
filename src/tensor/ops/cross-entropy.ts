import { graphOf, type Value } from '../graph/graph.js'
import { log, mul, neg } from './arithmetic.js'
import { reshape } from './shape.js'
import { softmax } from './normalise.js'
import { sum } from './reduce.js'

/** Smallest normal float32: a probability below it counts as this (a loss of 87 nats). */
const SMALLEST = 1.1754943508222875e-38

/**
 * Sum over rows i and columns k of -weights[i, k] log softmax(logits[i])[targets[i, k]]. One column with weight 1 / n is
 * the mean cross-entropy; several are soft targets, a teacher's probabilities of its likeliest tokens. Rows of weight
 * 0 (padding, prompts) add nothing. `logits` [n, classes], `targets` int64 [n, columns], `weights` [n, columns].
 */
export function crossEntropy(logits: Value, targets: Value, weights: Value): Value {
  const graph = graphOf(logits, targets, weights)
  const before = graph.tape.length
  const probabilities = softmax(logits)
  const [chosen] = graph.node('GatherElements', [probabilities, targets], [{ dims: targets.dims }], {
    axis: { int: 1 },
  })
  const [floored] = graph.node('Max', [chosen, graph.scalar(SMALLEST)], [{ dims: targets.dims }])
  const value = reshape(neg(sum(mul(weights, log(floored)), [0, 1])), [])
  graph.tape.length = before
  graph.record({
    inputs: [logits],
    outputs: [value],
    backward: ([gradient]) => {
      if (!gradient) return []
      const scaled = mul(gradient, weights)
      const pulled = mul(probabilities, sum(scaled, [1], true))
      const [ofLogits] = graph.node(
        'ScatterElements',
        [pulled, targets, neg(scaled)],
        [{ dims: logits.dims }],
        { axis: { int: 1 }, reduction: { text: 'add' } },
      )
      return [ofLogits]
    },
  })
  return value
}
