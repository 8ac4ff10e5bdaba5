import { Graph } from '../../../tensor/graph/graph.js'
import { logSoftmax } from '../../../tensor/ops/normalise.js'
import { largest } from '../../../tensor/ops/select.js'
import type { Gpt2Config } from '../gpt2-config.js'
import { parameterInputs } from '../gpt2.js'
import { decodeStep } from './decode-step.js'
import { layersOf, together } from './sampling-graph.js'

export interface BeamShape {
  readonly rows: number
  /** Likeliest tokens of each row that are wanted. */
  readonly likeliest: number
  /** Whether there are positions before this one. */
  readonly past: boolean
}

/**
 * One step of every row. Inputs: the parameters, `start` int64 [1], `tokens` int64 [rows] and `past`, as in
 * `samplingGraph`. Outputs: `tokensAfter` int64 and `logProbabilities` [rows, likeliest], the likeliest tokens that
 * can follow, and `present` [rows, 1, layers * 2 * width].
 */
export function beamGraph(config: Gpt2Config, { rows, likeliest, past: hasPast }: BeamShape): Graph {
  const { layers, heads, width } = config
  const graph = new Graph()
  const weights = parameterInputs(graph, config)
  const start = graph.input('start', [1], 'int64')
  const tokens = graph.input('tokens', [rows], 'int64')
  const past = hasPast
    ? layersOf(graph.input('past', [rows, 'past', layers * 2, heads, width / heads]), config)
    : undefined
  const { logits, recent } = decodeStep(weights, config, tokens, start, past, undefined)
  const [logProbabilities, after] = largest(logSoftmax(logits), likeliest)
  graph.output('logProbabilities', logProbabilities)
  graph.output('tokensAfter', after)
  const caches = recent.flatMap(({ keys, values }) => [keys, values])
  graph.output('present', together(caches, rows, config))
  return graph
}
