/** How much more often something is in one sample than in another. */
export interface LogOdds {
  /** Natural logarithm of the ratio of odds, shrunk towards 0 by the prior. */
  readonly delta: number
  /** `delta` in standard errors. */
  readonly z: number
}

/**
 * Weighted log-odds ratio with an informative Dirichlet prior: what tells two samples apart, without rare things
 * (that chance alone makes lopsided) or common ones (whose every difference is sure) coming first.
 *
 * **Formula.** delta = ln((y1 + a) / (n1 + A - y1 - a)) - ln((y2 + a) / (n2 + A - y2 - a)), variance
 * 1 / (y1 + a) + 1 / (y2 + a), z = delta / sqrt(variance); the prior counts a are the pooled share of the thing times A.
 *
 * Source: Monroe, Colaresi and Quinn 2008, Fightin' Words, doi:10.1093/pan/mpn018.
 *
 * @param prior A, the weight of the prior in counts; above 0
 * @example
 * logOdds({ count: 30, total: 100 }, { count: 10, total: 100 }, 10) // delta 1.29, z 3.5
 */
export function logOdds(
  first: { readonly count: number; readonly total: number },
  second: { readonly count: number; readonly total: number },
  prior: number,
): LogOdds {
  const pooled = (first.count + second.count) / (first.total + second.total)
  const expected = pooled * prior
  const odds = ({ count, total }: { readonly count: number; readonly total: number }) =>
    Math.log((count + expected) / (total + prior - count - expected))
  const delta = odds(first) - odds(second)
  const variance = 1 / (first.count + expected) + 1 / (second.count + expected)
  return { delta, z: delta / Math.sqrt(variance) }
}
