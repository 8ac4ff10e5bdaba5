import { mean, standardDeviation } from '../../numerics/mean.js'
import { studentTUpperP } from '../../numerics/student-t.js'

/**
 * Two one-sided t tests (TOST) that a difference lies within a margin: p of the hypothesis that it does not. What is
 * tested is given as two contrasts per pair: `above` the lower margin, whose mean is above 0 where the difference is
 * inside, and `below` the upper one, whose mean is below 0. For a margin in units these are d + m and d - m; for one that
 * is a share of the reference, x - (1 - m) y and x - (1 + m) y, which is exact although y is measured too.
 *
 * Undefined below two pairs, and where a contrast does not vary.
 *
 * Source: Schuirmann 1987, Journal of Pharmacokinetics and Biopharmaceutics 15; for ratios Sasabuchi 1988, Kyushu
 * University, Memoirs A 42.
 *
 * @example
 * equivalenceP([1.1, 0.9, 1.2, 1], [-0.9, -1.1, -0.8, -1]) // 0.000340
 */
export function equivalenceP(above: readonly number[], below: readonly number[]): number | undefined {
  const lower = oneSidedP(above)
  const upper = oneSidedP(below.map((value) => -value))
  return lower === undefined || upper === undefined ? undefined : Math.max(lower, upper)
}

/** p of a mean that is not above 0. */
function oneSidedP(values: readonly number[]): number | undefined {
  const n = values.length
  if (n < 2) return undefined
  const deviation = standardDeviation(values)
  if (deviation === 0) return undefined
  return studentTUpperP((mean(values) / deviation) * Math.sqrt(n), n - 1)
}
