import { parameterCount, parameters } from '../../../src/models/transformer/gpt2-config.js'
import { initialWeights } from '../../../src/models/transformer/initial-weights.js'
import { views, type Weights } from '../../../src/models/transformer/weights.js'
import type { TrainingItem } from '../../../src/models/transformer/training/token-stream.js'
import { keyedRng } from '../../../src/random/keyed.js'
import type { Tensor } from '../../../src/tensor/runtime/device.js'
import { goldenGpt2 } from '../../helpers/golden.js'

/** The smallest model that has every part. */
export const TINY = { vocabulary: 11, context: 8, width: 8, layers: 1, heads: 2 }

export function tinyWeights(config = TINY): Weights {
  return initialWeights(config, keyedRng('tests', 'weights'))
}

/** Weights large enough that every part of the model matters in what comes out. */
export function lively(config = TINY): Weights {
  const weights = tinyWeights(config)
  for (const [name, values] of views(weights)) {
    const rng = keyedRng('tests', name)
    if (name.endsWith('bias')) for (let at = 0; at < values.length; at++) values[at] = rng.uniform() - 0.5
    else if (!name.includes('ln_')) for (let at = 0; at < values.length; at++) values[at] *= 20
  }
  return weights
}

/** The golden model's weights, flat. */
export function goldenWeights(): Weights {
  const { config, weights } = goldenGpt2()
  const values = new Float32Array(parameterCount(config))
  for (const [name, view] of views({ config, values })) view.set(weights[name].values)
  return { config, values }
}

/** The parameters as inputs of a graph. */
export function parameterTensors(weights: Weights): Record<string, Tensor> {
  const found = views(weights)
  return Object.fromEntries(
    parameters(weights.config).map(({ name, dims }) => [
      name,
      { data: found.get(name) as Float32Array, dims },
    ]),
  )
}

export function item(tokens: readonly number[], more: Partial<TrainingItem> = {}): TrainingItem {
  return { tokens: Int32Array.from(tokens), prompt: 0, weight: 1, ...more }
}
