import type { EntropyRate } from '../contracts/model.js'

/**
 * Entropy per token from documents that the model drew: H = sum of s_i / sum of l_i with s_i = -log p(document i), in
 * nats, and l_i its tokens, ends included.
 *
 * The standard error is that of a ratio over n documents (Cochran 1977, Sampling Techniques, 6.4):
 * SE^2 = n / (n - 1) sum (s_i - H l_i)^2 / (sum l_i)^2. With one document it is unknown (infinite).
 *
 * @example
 * entropyEstimate([2, 4], [1, 3]) // value 1.5, standardError 0.25, tokens 4
 */
export function entropyEstimate(surprisals: readonly number[], lengths: readonly number[]): EntropyRate {
  const total = lengths.reduce((sum, length) => sum + length, 0)
  const value = surprisals.reduce((sum, surprisal) => sum + surprisal, 0) / total
  const count = lengths.length
  let squares = 0
  for (let item = 0; item < count; item++) {
    const residual = surprisals[item] - value * lengths[item]
    squares += residual * residual
  }
  const standardError =
    count > 1 ? Math.sqrt((count / (count - 1)) * squares) / total : Number.POSITIVE_INFINITY
  return { value, standardError, tokens: total }
}
