import { Graph } from '../../../tensor/graph/graph.js'
import { gradients } from '../../../tensor/graph/gradients.js'
import { crossEntropy } from '../../../tensor/ops/cross-entropy.js'
import type { Gpt2Config } from '../gpt2-config.js'
import { gpt2, logits, parameterInputs } from '../gpt2.js'

/** What a shard of a batch is: rows of `length` tokens, each with `columns` targets per token (1, or a teacher's top). */
export interface ShardShape {
  readonly rows: number
  readonly length: number
  readonly columns: number
}

/** What the gradient graph writes for a parameter. */
export function gradientName(parameter: string): string {
  return `gradient of ${parameter}`
}

/**
 * Forward and backward of one shard. Inputs: the parameters, `tokens` int64 [rows, length], `targets` int64 and
 * `weights` float32 [rows * length, columns]; weights already divided by the batch's total, so that the gradients of
 * shards add up to the batch's. Outputs: `loss`, and one gradient for each parameter.
 */
export function gradientGraph(config: Gpt2Config, { rows, length, columns }: ShardShape): Graph {
  const graph = new Graph()
  const parameters = parameterInputs(graph, config)
  const tokens = graph.input('tokens', [rows, length], 'int64')
  const targets = graph.input('targets', [rows * length, columns], 'int64')
  const weights = graph.input('weights', [rows * length, columns])
  const loss = crossEntropy(logits(parameters, gpt2(parameters, tokens, config)), targets, weights)
  const names = [...parameters.keys()]
  for (const [index, gradient] of gradients(loss, [...parameters.values()]).entries()) {
    graph.output(gradientName(names[index]), gradient)
  }
  graph.output('loss', loss)
  return graph
}
