import type { Decoding } from '../../../contracts/model.js'
import { Graph, type Value } from '../../../tensor/graph/graph.js'
import { add, div, mulScalar } from '../../../tensor/ops/arithmetic.js'
import { gatherRows } from '../../../tensor/ops/gather.js'
import { loop } from '../../../tensor/ops/loop.js'
import { sum } from '../../../tensor/ops/reduce.js'
import { compare, put, where } from '../../../tensor/ops/select.js'
import { reshape } from '../../../tensor/ops/shape.js'
import type { Gpt2Config } from '../gpt2-config.js'
import type { Parameters } from '../gpt2.js'
import { decodeStep, type LayerCache } from './decode-step.js'
import { drawToken, isGreedy } from './draw-token.js'

export interface SamplingShape {
  readonly rows: number
  /** Whether there are positions before this piece. */
  readonly past: boolean
}

/**
 * Draws a piece of text of every row, token by token, in a Loop. All rows are at the same position. Inputs:
 * `steps` int64 (no dimensions); `start` int64 [1], the position of the first token; `tokens` int64 [rows], the token
 * there; `forced` int64 [steps, rows], what follows where it is known (a prompt), else -1; `uniforms` int64
 * [steps, rows], out of 2^53, unless greedy; `past` [rows, start, layers * 2, heads, size], if the shape has it;
 * `repeated` bool [rows, vocabulary], tokens that stand before, with a repetition penalty. Outputs: `drawn` int64
 * [steps, rows], -1 where the scores are not numbers, and `present` [rows, steps, layers * 2 * heads * size], keys and values for the next piece's past.
 */
export function samplingGraph(
  config: Gpt2Config,
  { rows, past: hasPast }: SamplingShape,
  decoding: Decoding,
  parametersOf: (graph: Graph) => Parameters,
): Graph {
  const { layers, heads, width, vocabulary } = config
  const size = width / heads
  const graph = new Graph()
  const weights = parametersOf(graph)
  const steps = graph.input('steps', [], 'int64')
  const start = graph.input('start', [1], 'int64')
  const first = graph.input('tokens', [rows], 'int64')
  const forced = graph.input('forced', ['steps', rows], 'int64')
  const uniforms = isGreedy(decoding) ? undefined : graph.input('uniforms', ['steps', rows], 'int64')
  const past = hasPast
    ? layersOf(graph.input('past', [rows, 'past', layers * 2, heads, size]), config)
    : undefined
  const penalty = decoding.repetition_penalty ?? 1
  const repeated = penalty === 1 ? [] : [graph.input('repeated', [rows, vocabulary], 'bool')]

  const empty = graph.constant(new Float32Array(0), [rows * heads, 0, size])
  const caches = Array.from({ length: 2 * layers }, () => empty)
  const initial = [first, ...caches, ...repeated]
  const turn = (inside: Graph, step: Value, [tokens, ...state]: readonly Value[]) => {
    const recent = caches.slice(layers).map((_, layer) => ({
      keys: state[2 * layer],
      values: state[2 * layer + 1],
    }))
    const position = add(start, step)
    const decoded = decodeStep(weights, config, tokens, position, past, recent)
    const seen = state[2 * layers]
    const scores = seen ? penalised(decoded.logits, seen, penalty) : decoded.logits
    const drawn = drawToken(scores, uniforms && gatherRows(uniforms, step), decoding)
    const known = gatherRows(forced, step)
    const chosen = where(compare('GreaterOrEqual', known, integer(inside, 0)), known, drawn)
    const next = where(areNumbers(decoded.logits), chosen, integer(inside, -1))
    const grown = decoded.recent.flatMap(({ keys, values }) => [keys, values])
    const marked = seen ? [mark(seen, next)] : []
    return { state: [next, ...grown, ...marked], kept: [next] }
  }
  const results = loop(graph, steps, initial, turn, {
    turnsName: 'steps',
    stateDims: [
      [rows],
      ...caches.map(() => [rows * heads, 'recent', size]),
      ...repeated.map(({ dims }) => dims),
    ],
  })
  graph.output('drawn', results[results.length - 1])
  graph.output('present', together(results.slice(1, 1 + 2 * layers), rows, config))
  return graph
}

/** Keys and values of the past by layer: [rows, past, layers * 2, heads, size] cut and turned, once for all steps. */
export function layersOf(past: Value, { layers, heads, width }: Gpt2Config): LayerCache[] {
  const { graph } = past
  const [rows, length] = past.dims as [number, string]
  const size = width / heads
  const [turned] = graph.node('Transpose', [past], [{ dims: [layers * 2, rows, heads, length, size] }], {
    perm: { ints: [2, 0, 3, 1, 4] },
  })
  const parts = graph.node(
    'Split',
    [turned],
    Array.from({ length: layers * 2 }, () => ({ dims: [1, rows, heads, length, size] })),
    { axis: { int: 0 }, num_outputs: { int: layers * 2 } },
  )
  const flat = parts.map((part) => reshape(part, [rows * heads, length, size]))
  return Array.from({ length: layers }, (_, layer) => ({
    keys: flat[2 * layer],
    values: flat[2 * layer + 1],
  }))
}

/** Keys and values of layer after layer, each [rows * heads, steps, size], as [rows, steps, layers * 2 * heads * size]. */
export function together(caches: readonly Value[], rows: number, { heads, width }: Gpt2Config): Value {
  const { graph } = caches[0]
  const size = width / heads
  const parts = caches.map((cache) => reshape(cache, [1, rows, heads, 'steps', size]))
  const [stacked] = graph.node('Concat', parts, [{ dims: [parts.length, rows, heads, 'steps', size] }], {
    axis: { int: 0 },
  })
  const [turned] = graph.node(
    'Transpose',
    [stacked],
    [{ dims: [rows, 'steps', parts.length, heads, size] }],
    {
      perm: { ints: [1, 3, 0, 2, 4] },
    },
  )
  return reshape(turned, [rows, 'steps', parts.length * width])
}

/**
 * Keskar et al., arXiv 1909.05858, as Hugging Face's transformers have it: the logit of a token that stands in the
 * text already is divided by the penalty, or multiplied where it is below 0 (the paper divides always, which would
 * favour those).
 */
function penalised(logits: Value, seen: Value, penalty: number): Value {
  const graph = logits.graph
  const lower = where(
    compare('Less', logits, graph.scalar(0)),
    mulScalar(logits, penalty),
    div(logits, graph.scalar(penalty)),
  )
  return where(seen, lower, logits)
}

function mark(seen: Value, tokens: Value): Value {
  const rows = tokens.dims[0] as number
  const graph = tokens.graph
  const yes = graph.constant(new Uint8Array(rows).fill(1), [rows, 1])
  return put(seen, reshape(tokens, [rows, 1]), yes)
}

/** Whether all of a row's logits [rows, vocabulary] are numbers: no larger sum comes from any that are of use. */
function areNumbers(logits: Value): Value {
  const [size] = logits.graph.node('Abs', [sum(logits, [1])], [{ dims: [logits.dims[0]] }])
  return compare('Less', size, logits.graph.scalar(LARGEST))
}

/** Below the largest float32, 3.4e38. */
const LARGEST = 3e38

function integer(graph: Graph, value: number): Value {
  return graph.constant(BigInt64Array.of(BigInt(value)), [])
}
