import { Graph } from '../../../tensor/graph/graph.js'
import { add, div, mul, mulScalar, sqrt, sub } from '../../../tensor/ops/arithmetic.js'

/**
 * Adds up the gradients of shards, in their order. Inputs `gradient 0` .. of one size, a part of the flat array of
 * parameters; outputs `gradient` and `squares`, the sum of its squares.
 */
export function reduceGraph(shards: number): Graph {
  const graph = new Graph()
  const parts = Array.from({ length: shards }, (_, shard) => graph.input(`gradient ${shard}`, ['n']))
  const [total] = graph.node('Sum', parts, [{ dims: ['n'] }])
  const [squares] = graph.node('ReduceSumSquare', [total], [{ dims: [] }], { keepdims: { int: 0 } })
  graph.output('gradient', total)
  graph.output('squares', squares)
  return graph
}

export interface Betas {
  readonly beta1: number
  readonly beta2: number
}

/** What changes from step to step of AdamW. See `stepNumbers`. */
export interface StepNumbers {
  readonly clip: number
  readonly decay: number
  readonly rate: number
  readonly epsilon: number
}

/**
 * AdamW with decoupled decay (Loshchilov & Hutter, arXiv 1711.05101, algorithm 2) on a part of the flat array:
 *
 *     g <- clip g;  m <- b1 m + g;  v <- b2 v + g^2;  w <- (1 - decay d) w - rate m / (sqrt(v) + epsilon)
 *
 * with d 1 where a parameter decays and 0 where it does not. The moments are kept as m / (1 - b1) and v / (1 - b2):
 * the factors, and those against the bias of the first steps, are in `rate` and `epsilon`, which saves passes over
 * all parameters.
 */
export function adamwGraph({ beta1, beta2 }: Betas): Graph {
  const graph = new Graph()
  const [weight, first, second, gradient, decaying] = [
    'weight',
    'first',
    'second',
    'gradient',
    'decaying',
  ].map((name) => graph.input(name, ['n']))
  const [clip, decay, rate, epsilon] = ['clip', 'decay', 'rate', 'epsilon'].map((name) =>
    graph.input(name, []),
  )
  const clipped = mul(gradient, clip)
  const firstNow = add(mulScalar(first, beta1), clipped)
  const secondNow = add(mulScalar(second, beta2), mul(clipped, clipped))
  const shrunk = mul(weight, sub(graph.scalar(1), mul(decaying, decay)))
  const step = div(mul(firstNow, rate), add(sqrt(secondNow), epsilon))
  graph.output('weight now', sub(shrunk, step))
  graph.output('first now', firstNow)
  graph.output('second now', secondNow)
  return graph
}

export interface AdamwOptions extends Betas {
  readonly weightDecay: number
  readonly epsilon: number
}

/** The inputs of `adamwGraph` for step 1, 2, ... at a learning rate, with gradients clipped to a norm. */
export function stepNumbers(
  { beta1, beta2, weightDecay, epsilon }: AdamwOptions,
  step: number,
  learningRate: number,
  clip: number,
): StepNumbers {
  const firstBias = 1 - Math.exp(step * Math.log(beta1))
  const secondBias = 1 - Math.exp(step * Math.log(beta2))
  // m_hat = (1 - b1) m / firstBias and v_hat = (1 - b2) v / secondBias, with m and v as they are kept.
  const root = Math.sqrt((1 - beta2) / secondBias)
  return {
    clip,
    decay: learningRate * weightDecay,
    rate: (learningRate * (1 - beta1)) / firstBias / root,
    epsilon: epsilon / root,
  }
}
