import type { Gpt2Config } from './gpt2-config.js'

/**
 * Floating-point operations of the forward pass over the first `length` positions of a text, each seeing itself and
 * those before it: two for each weight of a matrix product, 2 (12 layers width^2 + vocabulary width) a position, and
 * 4 layers width for each pair of positions of which one sees the other. Norms, softmax and biases are not counted, as
 * is usual (Kaplan et al., arXiv 2001.08361, table 1).
 *
 * @example
 * forwardFlops({ vocabulary: 10, context: 4, width: 2, layers: 1, heads: 1 }, 2) // 2 * 2 * (48 + 20) + 8 * 3 = 296
 */
export function forwardFlops({ vocabulary, width, layers }: Gpt2Config, length: number): number {
  const pairs = (length * (length + 1)) / 2
  return length * 2 * (12 * layers * width * width + vocabulary * width) + 4 * layers * width * pairs
}

/** Of one training step on a window of `length` tokens: forward, and twice as much backward, to activations and weights. */
export function trainingFlops(config: Gpt2Config, length: number): number {
  return 3 * forwardFlops(config, length)
}
