import { logGamma } from '../../numerics/log-gamma.js'

/**
 * c4(n): what the root of the unbiased variance of n normal points estimates, in units of the true deviation.
 *
 * @example
 * unbiasingFactor(10) // 0.9727
 */
export function unbiasingFactor(points: number): number {
  const half = (points - 1) / 2
  return Math.exp(0.5 * Math.log(1 / half) + logGamma(half + 0.5) - logGamma(half))
}

/** base^exponent for a base of at least 0 and a whole exponent of at least 0. */
export function power(base: number, exponent: number): number {
  if (exponent === 0) return 1
  return base === 0 ? 0 : Math.exp(exponent * Math.log(base))
}
