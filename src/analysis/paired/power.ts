import jStat from 'jstat'
import { integral } from '../../numerics/integral.js'
import { noncentralT } from '../../numerics/noncentral-t.js'
import { normalCdf } from '../../numerics/normal.js'
import { studentTQuantile } from '../../numerics/student-t.js'

/** How surely a study should find what is there. */
export const POWER = 0.8
/** More seeds than anyone runs: beyond, no number is given. */
const MOST_PAIRS = 100_000

/**
 * Chance that a two-sided paired t test finds a true difference of `effect` standard deviations of the differences.
 *
 * Source: Cohen 1988, Statistical Power Analysis, chapter 2, with the exact noncentral t.
 *
 * @example
 * differencePower(0.5, 34, 0.05) // 0.8078
 */
export function differencePower(effect: number, pairs: number, alpha: number): number {
  const critical = studentTQuantile(1 - alpha / 2, pairs - 1)
  const noncentrality = Math.abs(effect) * Math.sqrt(pairs)
  const above = 1 - noncentralT(critical, pairs - 1, noncentrality).value
  return above + noncentralT(-critical, pairs - 1, noncentrality).value
}

/**
 * Chance that two one-sided t tests show a true difference of `effect` to lie within `margin`, both in standard
 * deviations of the differences. Where the sample has the deviation s, both tests succeed for means between
 * -margin + c s and margin - c s, c the critical t over the root of the pairs: integrated over the distribution of s.
 *
 * Source: Phillips 1990, Journal of Pharmacokinetics and Biopharmaceutics 18.
 *
 * @example
 * equivalencePower(0, 0.8, 15, 0.05) // 0.8060
 */
export function equivalencePower(effect: number, margin: number, pairs: number, alpha: number): number {
  const df = pairs - 1
  const root = Math.sqrt(pairs)
  const critical = studentTQuantile(1 - alpha, df)
  // The square of s is chi-square over its degrees of freedom; ten of its own deviations hold it to 14 digits.
  const reach = 10 / Math.sqrt(2 * df)
  const least = Math.max(1e-9, 1 - reach)
  const most = Math.min(1 + reach, (margin * root) / critical)
  if (most <= least) return 0
  const logFactor = Math.LN2 + (df / 2) * Math.log(df / 2) - jStat.gammaln(df / 2)
  const density = (s: number) => Math.exp(logFactor + (df - 1) * Math.log(s) - (df * s * s) / 2)
  const success = (s: number) => {
    const room = margin * root - critical * s
    return normalCdf(room - effect * root) - normalCdf(-room - effect * root)
  }
  return integral((s) => density(s) * success(s), least, most)
}

/**
 * The fewest pairs at which a test has the power asked for; undefined where 100,000 do not reach it.
 *
 * @example
 * pairsNeeded((pairs) => differencePower(0.5, pairs, 0.05)) // 34
 */
export function pairsNeeded(powerOf: (pairs: number) => number, power = POWER): number | undefined {
  let enough = 2
  while (powerOf(enough) < power) {
    if (enough >= MOST_PAIRS) return undefined
    enough = Math.min(MOST_PAIRS, enough * 2)
  }
  let tooFew = enough === 2 ? 1 : Math.floor(enough / 2)
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2)
    if (powerOf(middle) >= power) enough = middle
    else tooFew = middle
  }
  return enough
}
