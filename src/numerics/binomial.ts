import { logGamma } from './log-gamma.js'

/**
 * Probabilities of 0 .. n successes in n independent trials.
 *
 * @example
 * binomialProbabilities(2, 0.25) // 0.5625, 0.375, 0.0625
 */
export function binomialProbabilities(n: number, p: number): Float64Array {
  const probabilities = new Float64Array(n + 1)
  if (p <= 0 || p >= 1) {
    probabilities[p <= 0 ? 0 : n] = 1
    return probabilities
  }
  // Outwards from the mode, where nothing underflows, by the ratio of neighbours.
  const mode = Math.min(n, Math.floor((n + 1) * p))
  const odds = p / (1 - p)
  const logMode =
    logGamma(n + 1) -
    logGamma(mode + 1) -
    logGamma(n - mode + 1) +
    mode * Math.log(p) +
    (n - mode) * Math.log1p(-p)
  probabilities[mode] = Math.exp(logMode)
  for (let k = mode; k < n; k++) probabilities[k + 1] = (probabilities[k] * odds * (n - k)) / (k + 1)
  for (let k = mode; k > 0; k--) probabilities[k - 1] = (probabilities[k] * k) / (odds * (n - k + 1))
  return probabilities
}
