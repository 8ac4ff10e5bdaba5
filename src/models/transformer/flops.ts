import { type Gpt2Config, parameterCount } from './gpt2-config.js'

/**
 * Floating-point operations of one token in a window of `length` tokens, forward: 2 for each parameter that is multiplied
 * with (all but the position embeddings) and 4 length width for attention in each layer (Kaplan et al.,
 * arXiv 2001.08361, table 1). Training takes three times as many: forward, and backward to activations and weights.
 */
export function forwardFlops(config: Gpt2Config, length: number): number {
  const multiplied = parameterCount(config) - config.context * config.width
  return 2 * multiplied + 4 * length * config.width * config.layers
}

export function trainingFlops(config: Gpt2Config, length: number): number {
  return 3 * forwardFlops(config, length)
}
