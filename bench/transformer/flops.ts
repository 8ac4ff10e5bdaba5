import { type Gpt2Config, parameterCount } from '../../src/models/transformer/gpt2-config.js'

/**
 * Floating-point operations of a training step for each token: 6 N + 12 L T D (Chowdhery et al. 2022, arXiv
 * 2204.02311, appendix B), where N leaves out the position embeddings. Attention counts as if it were not causal.
 */
export function trainingFlops(config: Gpt2Config): number {
  return 6 * multiplied(config) + 12 * config.layers * config.context * config.width
}

/**
 * Floating-point operations of drawing a token with a KV cache: 2 N + 4 L D n with n positions attended, in the mean
 * over a full context 2 N + 2 L D (T + 1).
 */
export function samplingFlops(config: Gpt2Config): number {
  return 2 * multiplied(config) + 2 * config.layers * config.width * (config.context + 1)
}

function multiplied(config: Gpt2Config): number {
  return parameterCount(config) - config.context * config.width
}
