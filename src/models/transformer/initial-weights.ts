import type { Rng } from '../../contracts/rng.js'
import { type Gpt2Config, parameterCount } from './gpt2-config.js'
import { views, type Weights } from './weights.js'

/** Standard deviation of GPT-2's initial weights. */
const SPREAD = 0.02

/**
 * Weights to begin with, as GPT-2 has them: normal with standard deviation 0.02; the maps back into the residual
 * stream divided by sqrt(2 layers), so that its variance does not grow with depth; gains 1, biases 0.
 */
export function initialWeights(config: Gpt2Config, rng: Rng): Weights {
  const weights = { config, values: new Float32Array(parameterCount(config)) }
  for (const [name, values] of views(weights)) {
    if (name.endsWith('bias')) continue
    if (name.includes('ln_')) values.fill(1)
    else {
      const spread = name.endsWith('c_proj.weight') ? SPREAD / Math.sqrt(2 * config.layers) : SPREAD
      fillNormal(values, spread, rng.fork(name))
    }
  }
  return weights
}

/** Pairs of normal numbers by the polar method (Marsaglia & Bray 1964). */
function fillNormal(values: Float32Array, spread: number, rng: Rng): void {
  for (let index = 0; index < values.length; index += 2) {
    let x: number
    let y: number
    let square: number
    do {
      x = 2 * rng.uniform() - 1
      y = 2 * rng.uniform() - 1
      square = x * x + y * y
    } while (square >= 1 || square === 0)
    const factor = spread * Math.sqrt((-2 * Math.log(square)) / square)
    values[index] = x * factor
    if (index + 1 < values.length) values[index + 1] = y * factor
  }
}
