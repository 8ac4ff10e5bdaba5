import { logGamma } from './log-gamma.js'

/**
 * Probability that a Poisson variable of this mean is `count`.
 *
 * @example
 * poissonProbability(2, 1) // 0.1839: 1 / (2 e)
 */
export function poissonProbability(count: number, mean: number): number {
  if (mean === 0) return count === 0 ? 1 : 0
  return Math.exp(count * Math.log(mean) - mean - logGamma(count + 1))
}
