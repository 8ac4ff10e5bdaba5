import { Graph } from '../../../tensor/graph/graph.js'
import { gatherRows } from '../../../tensor/ops/gather.js'
import { logSoftmax, softmax } from '../../../tensor/ops/normalise.js'
import { reshape } from '../../../tensor/ops/shape.js'
import type { Gpt2Config } from '../gpt2-config.js'
import { gpt2, logits, parameterInputs } from '../gpt2.js'

export interface WindowShape {
  readonly rows: number
  readonly length: number
}

/**
 * Log-probabilities of the next tokens. Inputs: the parameters, `tokens` and `targets`, int64 [rows, length]; output
 * `log probabilities` [rows, length], of each target given the tokens up to its place.
 */
export function scoreGraph(config: Gpt2Config, { rows, length }: WindowShape): Graph {
  const graph = new Graph()
  const parameters = parameterInputs(graph, config)
  const tokens = graph.input('tokens', [rows, length], 'int64')
  const targets = graph.input('targets', [rows, length], 'int64')
  const all = logSoftmax(logits(parameters, gpt2(parameters, tokens, config)))
  const column = reshape(targets, [rows * length, 1])
  const [chosen] = graph.node('GatherElements', [all, column], [{ dims: column.dims, type: 'float32' }], {
    axis: { int: 1 },
  })
  graph.output('log probabilities', reshape(chosen, [rows, length]))
  return graph
}

/** The last hidden states. Inputs: the parameters and `tokens` int64 [rows, length]; output `hidden` [rows, length, width]. */
export function hiddenGraph(config: Gpt2Config, { rows, length }: WindowShape): Graph {
  const graph = new Graph()
  const parameters = parameterInputs(graph, config)
  const tokens = graph.input('tokens', [rows, length], 'int64')
  graph.output('hidden', reshape(gpt2(parameters, tokens, config), [rows, length, config.width]))
  return graph
}

/**
 * What comes after each row. Inputs: the parameters, `tokens` int64 [rows, length] and `last` int64 [rows], the position
 * of each row's last token, counted over all rows; output `probabilities` [rows, vocabulary].
 */
export function predictionGraph(config: Gpt2Config, { rows, length }: WindowShape): Graph {
  const graph = new Graph()
  const parameters = parameterInputs(graph, config)
  const tokens = graph.input('tokens', [rows, length], 'int64')
  const last = graph.input('last', [rows], 'int64')
  const hidden = gatherRows(gpt2(parameters, tokens, config), last)
  graph.output('probabilities', softmax(logits(parameters, hidden)))
  return graph
}

/** All logits, for checks against other implementations: output `logits` [rows, length, vocabulary]. */
export function logitsGraph(config: Gpt2Config, { rows, length }: WindowShape): Graph {
  const graph = new Graph()
  const parameters = parameterInputs(graph, config)
  const tokens = graph.input('tokens', [rows, length], 'int64')
  const all = logits(parameters, gpt2(parameters, tokens, config))
  graph.output('logits', reshape(all, [rows, length, config.vocabulary]))
  return graph
}
