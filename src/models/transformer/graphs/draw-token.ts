import type { Decoding } from '../../../contracts/model.js'
import { graphOf, type Value } from '../../../tensor/graph/graph.js'
import { div, exp, mul, mulScalar, sub } from '../../../tensor/ops/arithmetic.js'
import { sum } from '../../../tensor/ops/reduce.js'
import { reshape } from '../../../tensor/ops/shape.js'
import { argMax, cast, compare, largest, pick, runningSum, where } from '../../../tensor/ops/select.js'

/** 2^53: a uniform number is handed to a graph as an integer below it. */
const UNIFORM_STEPS = 9_007_199_254_740_992

/**
 * The token that each row draws from its logits [rows, vocabulary] with a uniform number (int64 [rows], out of 2^53),
 * by the rules of decoding in their order: temperature, top_k, top_p, min_p, typical_p; or the likeliest token. Ties
 * go to the smaller token. The weights are float32, as softmax gives them; they are added up in float64, so that a
 * token of probability 1e-12 is as rightly drawn as any other. `uniforms` is not used, and may be absent, where
 * `isGreedy`.
 */
export function drawToken(logits: Value, uniforms: Value | undefined, decoding: Decoding): Value {
  if (isGreedy(decoding)) return argMax(logits)
  if (uniforms === undefined) throw new RangeError('a draw needs uniform numbers')
  if (!truncates(decoding)) {
    const top = graphOf(logits).node(
      'ReduceMax',
      [logits, graphOf(logits).integers([1])],
      [{ dims: [logits.dims[0], 1] }],
    )[0]
    return place(weights(logits, top, decoding), uniforms)
  }
  const size = logits.dims[1] as number
  const { top_k = size } = decoding
  const [sorted, tokens] = largest(logits, Math.min(top_k, size))
  const [kept, order] = keep(sorted, decoding)
  const at = reshape(place(kept, uniforms), [logits.dims[0], 1])
  const rank = order ? pick(order, at) : at
  return reshape(pick(tokens, rank), [logits.dims[0]])
}

export function isGreedy({ greedy, temperature }: Decoding): boolean {
  return greedy === true || temperature === 0
}

function truncates({ top_k, top_p = 1, min_p = 0, typical_p = 1 }: Decoding): boolean {
  return top_k !== undefined || top_p < 1 || min_p > 0 || typical_p < 1
}

/** exp((logit - largest) / temperature), in float64. */
function weights(logits: Value, top: Value, { temperature }: Decoding): Value {
  const below = sub(logits, top)
  return cast(exp(temperature === 1 ? below : mulScalar(below, 1 / temperature)), 'float64')
}

/** Weights of the tokens in their order, 0 where a rule leaves one out; and the order, if typical_p changed it. */
function keep(sorted: Value, decoding: Decoding): [kept: Value, order?: Value] {
  const { top_p = 1, min_p = 0, typical_p = 1 } = decoding
  const graph = graphOf(sorted)
  const none = number(sorted, 0)
  const [top] = graph.node(
    'Slice',
    [sorted, graph.integers([0]), graph.integers([1]), graph.integers([1])],
    [{ dims: [sorted.dims[0], 1] }],
  )
  let kept = weights(sorted, top, decoding)
  if (top_p < 1) {
    const wanted = mul(sum(kept, [1], true), number(sorted, top_p))
    kept = where(compare('Less', runningSum(kept, true), wanted), kept, none)
  }
  // The likeliest token weighs 1.
  if (min_p > 0) kept = where(compare('GreaterOrEqual', kept, number(sorted, min_p)), kept, none)
  return typical_p < 1 ? typical(kept, typical_p) : [kept]
}

/**
 * Meister et al., arXiv 2202.00666: the tokens whose surprise is nearest to the entropy, until they hold `share` of
 * what is left; of two equally near the likelier. With weights w of sum W, log w of a token of average surprise is
 * sum(w log w) / W.
 */
function typical(kept: Value, share: number): [kept: Value, order: Value] {
  const graph = graphOf(kept)
  const none = number(kept, 0)
  const left = compare('Greater', kept, none)
  const [logs] = graph.node('Log', [where(left, kept, number(kept, 1))], [{ dims: kept.dims }])
  const total = sum(kept, [1], true)
  const average = div(sum(mul(kept, logs), [1], true), total)
  const [distance] = graph.node('Abs', [sub(logs, average)], [{ dims: kept.dims }])
  const [nearness] = graph.node('Neg', [where(left, distance, number(kept, FARTHEST))], [{ dims: kept.dims }])
  const [, order] = largest(nearness, kept.dims[1] as number)
  const near = pick(kept, order)
  const wanted = mul(total, number(kept, share))
  return [where(compare('Less', runningSum(near, true), wanted), near, none), order]
}

/** Farther than the surprise of any token that float32 can weigh. */
const FARTHEST = 1e9

/** The position at which the running sum of float64 weights [rows, n] passes the uniform share of their total; int64 [rows]. */
function place(kept: Value, uniforms: Value): Value {
  const rows = kept.dims[0]
  const sums = runningSum(kept)
  const share = mul(reshape(cast(uniforms, 'float64'), [rows, 1]), number(kept, UNIT))
  const passed = compare('LessOrEqual', sums, mul(share, lastColumn(sums)))
  return cast(sum(cast(passed, 'int32'), [1]), 'int64')
}

/** 2^-53, and less by one part in 2^52: rounding never lets a share of a total reach the total. */
const UNIT = (1 - Number.EPSILON) / UNIFORM_STEPS

function lastColumn(a: Value): Value {
  const graph = graphOf(a)
  const bounds = [-1, Number.MAX_SAFE_INTEGER, 1].map((bound) => graph.integers([bound]))
  return graph.node('Slice', [a, ...bounds], [{ dims: [a.dims[0], 1] }])[0]
}

function number(like: Value, value: number): Value {
  return graphOf(like).constant(Float64Array.of(value), [])
}
