import jStat from 'jstat'
import { normalTail } from './normal-tail.js'

/**
 * Quantile of the standard normal distribution, from jStat's inverse error function.
 *
 * @example
 * normalQuantile(0.975) // 1.95996
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`A probability strictly between 0 and 1 is needed, not ${p}`)
  if (p === 0.5) return 0
  // The upper half is mirrored: there digits are lost to 1 - p.
  return p > 0.5 ? -jStat.normal.inv(1 - p, 0, 1) : jStat.normal.inv(p, 0, 1)
}

/**
 * P(Z <= z) of a standard normal Z, from jStat's error function: absolute error below 1e-15.
 *
 * @example
 * normalCdf(1.959964) // 0.975
 */
export function normalCdf(z: number): number {
  return jStat.normal.cdf(z, 0, 1)
}

/** Standard errors from a value to either end of its 95% interval: `normalQuantile(0.975)` to the last digit. */
export const NORMAL_975 = 1.959963984540054

/**
 * Two-sided p of a standard normal value, with its digits kept where it is small.
 *
 * @example
 * normalTwoSidedP(1.959964) // 0.05
 */
export function normalTwoSidedP(z: number): number {
  return 2 * normalTail(Math.abs(z))
}
