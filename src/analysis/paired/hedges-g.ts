import jStat from 'jstat'
import { mean, standardDeviation } from '../../numerics/mean.js'
import { noncentralityOf } from '../../numerics/noncentral-t.js'

export interface EffectSize {
  readonly g: number
  readonly low: number
  readonly high: number
}

/**
 * Hedges' g of paired differences: their mean in units of **the standard deviation of the differences** (g_z, not that
 * of either arm), times Hedges' exact correction J for few pairs. It says how clearly seeds agree, not how large the
 * change is. Undefined below three pairs, where
 * no correction makes it unbiased, and where the differences do not vary.
 *
 * **Formula.** g = J(n - 1) mean / sd with J(m) = Gamma(m / 2) / (sqrt(m / 2) Gamma((m - 1) / 2)). The interval is
 * that of the true effect, exact for normal differences: mean / sd sqrt(n) has a noncentral t distribution.
 *
 * Source: Hedges 1981, Journal of Educational Statistics 6; Goulet-Pelletier and Cousineau 2018, The Quantitative
 * Methods for Psychology 14.
 *
 * @example
 * hedgesG([1, 2, 3, 4], 0.95) // g 1.4012, from 0.1458 to 3.6717
 */
export function hedgesG(differences: readonly number[], confidence: number): EffectSize | undefined {
  const n = differences.length
  if (n < 3) return undefined
  const deviation = standardDeviation(differences)
  if (deviation === 0) return undefined
  const df = n - 1
  const root = Math.sqrt(n)
  const t = (mean(differences) / deviation) * root
  return {
    g: (smallSampleCorrection(df) * t) / root,
    low: noncentralityOf(t, df, 0.5 + confidence / 2) / root,
    high: noncentralityOf(t, df, 0.5 - confidence / 2) / root,
  }
}

/** E[1 / s] is 1 / J of what it is without sampling error. */
function smallSampleCorrection(df: number): number {
  return Math.exp(jStat.gammaln(df / 2) - jStat.gammaln((df - 1) / 2)) / Math.sqrt(df / 2)
}
