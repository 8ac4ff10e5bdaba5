import type { Graph, Value } from '../../tensor/graph/graph.js'
import { gelu } from '../../tensor/ops/activation.js'
import { add } from '../../tensor/ops/arithmetic.js'
import { causalAttention } from '../../tensor/ops/attention.js'
import { gatherRows } from '../../tensor/ops/gather.js'
import { linear, matmul } from '../../tensor/ops/matmul.js'
import { layerNorm } from '../../tensor/ops/normalise.js'
import { reshape, slice, split, transpose } from '../../tensor/ops/shape.js'
import { type Gpt2Config, LAYER_NORM_EPSILON, parameters } from './gpt2-config.js'

/** The parameters as values of a graph, by name. */
export type Parameters = ReadonlyMap<string, Value>

/** Declares every parameter as an input of the graph, under its own name. */
export function parameterInputs(graph: Graph, config: Gpt2Config): Map<string, Value> {
  return new Map(parameters(config).map(({ name, dims }) => [name, graph.input(name, dims)]))
}

/** GPT-2 from tokens (int64 [batch, length]) to the last hidden states [batch * length, width]. */
export function gpt2(weights: Parameters, tokens: Value, config: Gpt2Config): Value {
  const [batch, length] = tokens.dims as number[]
  const { width, layers } = config
  const at = (name: string) => parameter(weights, name)

  const positions = slice(at('wpe.weight'), 0, 0, length)
  let x = reshape(add(gatherRows(at('wte.weight'), tokens), positions), [batch * length, width])
  for (let layer = 0; layer < layers; layer++) {
    const block = (name: string) => at(`h.${layer}.${name}`)
    const norm = (name: string) =>
      layerNorm(x, block(`${name}.weight`), block(`${name}.bias`), LAYER_NORM_EPSILON)
    const map = (name: string, input: Value) => linear(input, block(`${name}.weight`), block(`${name}.bias`))

    const [q, k, v] = heads(map('attn.c_attn', norm('ln_1')), batch, length, config)
    x = add(x, map('attn.c_proj', together(causalAttention(q, k, v))))
    x = add(x, map('mlp.c_proj', gelu(map('mlp.c_fc', norm('ln_2')))))
  }
  return layerNorm(x, at('ln_f.weight'), at('ln_f.bias'), LAYER_NORM_EPSILON)
}

/** Scores of every token of the vocabulary: the head is the token embedding itself. */
export function logits(weights: Parameters, hidden: Value): Value {
  return matmul(hidden, parameter(weights, 'wte.weight'), { transposeB: true })
}

/** [batch * length, 3 * width] to queries, keys and values of [batch, heads, length, width / heads]. */
function heads(mapped: Value, batch: number, length: number, { heads, width }: Gpt2Config): Value[] {
  const size = width / heads
  const apart = transpose(reshape(mapped, [batch, length, 3, heads, size]), [2, 0, 3, 1, 4])
  return split(apart, 0, 3).map((part) => reshape(part, [batch, heads, length, size]))
}

/** [batch, heads, length, size] back to [batch * length, heads * size]. */
function together(attended: Value): Value {
  const [batch, heads, length, size] = attended.dims as number[]
  return reshape(transpose(attended, [0, 2, 1, 3]), [batch * length, heads * size])
}

export function parameter(weights: Parameters, name: string): Value {
  const value = weights.get(name)
  if (value === undefined) throw new RangeError(`no parameter ${name}`)
  return value
}
