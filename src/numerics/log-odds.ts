/** How much more often something is in one sample than in another. */
export interface LogOdds {
  /** Natural logarithm of the ratio of odds, shrunk towards 0 by the prior. */
  readonly delta: number
  /** `delta` in standard errors. */
  readonly z: number
}

/** How often something is there, of how often it could be. */
export interface Occurrences {
  readonly count: number
  readonly total: number
}

/**
 * Weighted log-odds ratio with an informative Dirichlet prior: what tells two samples apart, without rare things
 * (that chance alone makes lopsided) or common ones (whose every difference is sure) coming first.
 *
 * **Formula.** delta = ln((y1 + a) / (n1 + A - y1 - a)) - ln((y2 + a) / (n2 + A - y2 - a)), variance: the sum of
 * 1 / (y + a) + 1 / (n + A - y - a) over both, z = delta / sqrt(variance); the prior count a is the pooled share of the
 * thing times A. Monroe et al. leave out the second terms, which are small for words among all words; among documents
 * they are not: nearly every one holds an "and".
 *
 * Source: Monroe, Colaresi and Quinn 2008, Fightin' Words, doi:10.1093/pan/mpn018.
 *
 * @param prior A, the weight of the prior in counts; above 0
 * @example
 * logOdds({ count: 30, total: 100 }, { count: 10, total: 100 }, 10) // delta 1.21, z 3.26
 */
export function logOdds(first: Occurrences, second: Occurrences, prior: number): LogOdds {
  const pooled = (first.count + second.count) / (first.total + second.total)
  let delta = 0
  let variance = 0
  for (const [sign, { count, total }] of [
    [1, first],
    [-1, second],
  ] as const) {
    const yes = count + pooled * prior
    const no = total - count + (1 - pooled) * prior
    delta += sign * Math.log(yes / no)
    variance += 1 / yes + 1 / no
  }
  return { delta, z: delta / Math.sqrt(variance) }
}
