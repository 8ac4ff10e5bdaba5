import jStat from 'jstat'

/**
 * Quantile of Student's t with `df` degrees of freedom (may be fractional).
 * From jStat's inverse incomplete beta function: relative error below 1e-7.
 *
 * @example
 * studentTQuantile(0.975, 4) // 2.7764
 */
export function studentTQuantile(p: number, df: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`A probability strictly between 0 and 1 is needed, not ${p}`)
  if (!(df > 0)) throw new RangeError(`Degrees of freedom must be above 0, not ${df}`)
  if (p === 0.5) return 0
  // The upper half is mirrored: there jStat loses digits to 1 - p.
  return p > 0.5 ? -jStat.studentt.inv(1 - p, df) : jStat.studentt.inv(p, df)
}

/**
 * Two-sided p of a t statistic: P(|T| >= |t|) = I(df / (df + t^2); df / 2, 1 / 2).
 * Taken from the beta function directly, so that small p keep their digits (1 - cdf does not).
 *
 * @example
 * studentTTwoSidedP(2.7764, 4) // 0.0500
 */
export function studentTTwoSidedP(t: number, df: number): number {
  if (!(df > 0)) throw new RangeError(`Degrees of freedom must be above 0, not ${df}`)
  if (Number.isNaN(t)) throw new RangeError('A t statistic is needed, not NaN')
  if (t === 0) return 1
  if (!Number.isFinite(t)) return 0
  return Math.min(1, jStat.ibeta(df / (df + t * t), df / 2, 0.5))
}

/**
 * One-sided p of a t statistic: P(T >= t), with its digits kept where it is small.
 *
 * @example
 * studentTUpperP(2.7764, 4) // 0.0250
 */
export function studentTUpperP(t: number, df: number): number {
  const half = studentTTwoSidedP(t, df) / 2
  return t < 0 ? 1 - half : half
}
