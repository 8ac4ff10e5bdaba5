import { graphOf, type Dim, type Value } from '../../../tensor/graph/graph.js'
import { add, mulScalar } from '../../../tensor/ops/arithmetic.js'
import { gatherRows } from '../../../tensor/ops/gather.js'
import { linear, matmul } from '../../../tensor/ops/matmul.js'
import { layerNorm, softmax } from '../../../tensor/ops/normalise.js'
import { reshape, split } from '../../../tensor/ops/shape.js'
import { type Gpt2Config, LAYER_NORM_EPSILON } from '../gpt2-config.js'
import { logits, type Parameters, parameter } from '../gpt2.js'

/** Keys and values of one layer, each [rows * heads, positions, size of a head]. */
export interface LayerCache {
  readonly keys: Value
  readonly values: Value
}

/** One position of every row computed. */
export interface DecodedStep {
  /** [rows, vocabulary]. */
  readonly logits: Value
  /** Of each layer, with this position's own at the end. */
  readonly recent: readonly LayerCache[]
}

/** Sizes of the caches that differ from step to step, by name. */
const RECENT_AFTER = 'recent and now'

/**
 * GPT-2 at one position of each row, given the keys and values of the positions before: `past`, which stands still
 * while a piece of text is drawn, and `recent`, which grows by one position each step. They are apart because ONNX
 * Runtime copies what a loop carries on: only the few recent positions are copied. All rows are at the same position,
 * so nothing is masked, and what a row computes does not depend on the others.
 */
export function decodeStep(
  weights: Parameters,
  config: Gpt2Config,
  tokens: Value,
  position: Value,
  past: readonly LayerCache[] | undefined,
  recent: readonly LayerCache[] | undefined,
): DecodedStep {
  const [rows] = tokens.dims as number[]
  const { width, heads, layers } = config
  const size = width / heads
  const at = (name: string) => parameter(weights, name)
  const grown: LayerCache[] = []
  let x = add(gatherRows(at('wte.weight'), tokens), gatherRows(at('wpe.weight'), position))
  for (let layer = 0; layer < layers; layer++) {
    const block = (name: string) => at(`h.${layer}.${name}`)
    const norm = (name: string) =>
      layerNorm(x, block(`${name}.weight`), block(`${name}.bias`), LAYER_NORM_EPSILON)
    const map = (name: string, input: Value) => linear(input, block(`${name}.weight`), block(`${name}.bias`))
    const parts = split(map('attn.c_attn', norm('ln_1')), 1, 3)
    const [query, key, value] = parts.map((part) => reshape(part, [rows * heads, 1, size]))
    const cache = {
      keys: follow(recent?.[layer].keys, key),
      values: follow(recent?.[layer].values, value),
    }
    grown.push(cache)
    // The factor is on the query: ONNX Runtime has a fast product of one row only without one.
    const scaled = mulScalar(query, 1 / Math.sqrt(size))
    const attended = past ? attendBoth(scaled, past[layer], cache) : attend(scaled, cache)
    x = add(x, map('attn.c_proj', reshape(attended, [rows, width])))
    x = add(x, map('mlp.c_proj', gelu(map('mlp.c_fc', norm('ln_2')))))
  }
  const hidden = layerNorm(x, at('ln_f.weight'), at('ln_f.bias'), LAYER_NORM_EPSILON)
  return { logits: logits(weights, hidden), recent: grown }
}

function follow(before: Value | undefined, now: Value): Value {
  return before ? concatenate(before, now, 1, RECENT_AFTER) : now
}

function attend(query: Value, { keys, values }: LayerCache): Value {
  return matmul(softmax(matmul(query, keys, { transposeB: true })), values)
}

/** One softmax over the past and the recent positions, whose keys and values lie in two places. */
function attendBoth(query: Value, past: LayerCache, recent: LayerCache): Value {
  const graph = graphOf(query)
  const ofPast = matmul(query, past.keys, { transposeB: true })
  const ofRecent = matmul(query, recent.keys, { transposeB: true })
  const seen = softmax(concatenate(ofPast, ofRecent, 2, 'all'))
  const [length] = graph.node('Shape', [past.keys], [{ dims: [1], type: 'int64' }], {
    start: { int: 1 },
    end: { int: 2 },
  })
  const end = graph.integers([Number.MAX_SAFE_INTEGER])
  const axis = graph.integers([2])
  const [seenPast] = graph.node('Slice', [seen, graph.integers([0]), length, axis], [{ dims: ofPast.dims }])
  const [seenRecent] = graph.node('Slice', [seen, length, end, axis], [{ dims: ofRecent.dims }])
  return add(matmul(seenPast, past.values), matmul(seenRecent, recent.values))
}

/** GELU by tanh in one operator: as `ops/activation.ts` has it, which is made of parts so that it can be differentiated. */
function gelu(x: Value): Value {
  return graphOf(x).node('Gelu', [x], [{ dims: x.dims }], { approximate: { text: 'tanh' } })[0]
}

/** Two values one after the other along an axis whose size is only known when the graph runs. */
function concatenate(a: Value, b: Value, axis: number, size: Dim): Value {
  const dims = a.dims.map((own, index) => (index === axis ? size : own))
  return graphOf(a, b).node('Concat', [a, b], [{ dims }], { axis: { int: axis } })[0]
}
