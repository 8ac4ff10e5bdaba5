import { type Gpt2Config, parameterCount } from './gpt2-config.js'

/**
 * Floating-point operations of one token in a window of `length` tokens, forward: 2 for each parameter that is multiplied
 * with (all but the position embeddings) and 4 length width for attention in each layer: the whole square of scores, as
 * it is computed (Chowdhery et al., arXiv 2204.02311, appendix B; Kaplan et al., arXiv 2001.08361, count half of it,
 * since a position sees no later ones).
 */
export function forwardFlops(config: Gpt2Config, length: number): number {
  const multiplied = parameterCount(config) - config.context * config.width
  return 2 * multiplied + 4 * length * config.width * config.layers
}

/** Three times as many as forward: backward goes to the activations and to the weights. */
export function trainingFlops(config: Gpt2Config, length: number): number {
  return 3 * forwardFlops(config, length)
}
