import { keyedRng } from '../../../src/random/keyed.js'
import type { Device } from '../../../src/tensor/runtime/device.js'
import { Graph } from '../../../src/tensor/graph/graph.js'
import { DeviceWeights, sharedCopy } from '../../../src/models/transformer/device-weights.js'
import { elements, type Gpt2Config, parameters } from '../../../src/models/transformer/gpt2-config.js'
import { gpt2, logits, parameterInputs } from '../../../src/models/transformer/gpt2.js'
import type { Weights } from '../../../src/models/transformer/weights.js'

/** A model of seven tokens, 0 the end of a document, whose next tokens differ much in probability. */
export const TINY: Gpt2Config = { vocabulary: 7, context: 40, width: 8, layers: 2, heads: 2 }

export function tinyWeights(config = TINY, spread = 0.6): Weights {
  const rng = keyedRng('tiny weights')
  const values = parameters(config).flatMap(({ name, dims }) => {
    const centre = name.includes('ln_') && name.endsWith('weight') ? 1 : 0
    return Array.from({ length: elements(dims) }, () => centre + spread * (2 * rng.uniform() - 1))
  })
  return { config, values: Float32Array.from(values) }
}

export function onDevice(device: Device, { config, values }: Weights): DeviceWeights {
  return new DeviceWeights(device, config, sharedCopy(values))
}

/** Logits of the token after `tokens`, by the full forward pass without any cache. */
export async function forwardLogits(
  device: Device,
  weights: Weights,
  tokens: readonly number[],
): Promise<Float32Array> {
  const { config } = weights
  const graph = new Graph()
  const inputs = parameterInputs(graph, config)
  const text = graph.input('tokens', [1, tokens.length], 'int64')
  graph.output('logits', logits(inputs, gpt2(inputs, text, config)))
  const model = onDevice(device, weights)
  const results = await model.run(
    {
      program: device.program(graph.toOnnx()),
      inputs: {
        ...model.inputs,
        tokens: { data: BigInt64Array.from(tokens, BigInt), dims: [1, tokens.length] },
      },
      outputs: { logits: 'return' },
    },
    0,
  )
  await model.release()
  return (results['logits'].data as Float32Array).slice(-config.vocabulary)
}

/** Their softmax. */
export async function forwardProbabilities(
  device: Device,
  weights: Weights,
  tokens: readonly number[],
): Promise<Float64Array> {
  const likelihoods = Float64Array.from(await forwardLogits(device, weights, tokens), Math.exp)
  const total = likelihoods.reduce((sum, value) => sum + value, 0)
  return likelihoods.map((value) => value / total)
}
