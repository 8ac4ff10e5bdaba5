/** A median, and the order statistics that enclose the true one with 95% confidence, where there are enough values. */
export interface MedianInterval {
  readonly median: number
  readonly low?: number
  readonly high?: number
}

/**
 * The median of values and its distribution-free interval from the k-th smallest value to the k-th largest, with the
 * largest k for which P(Binomial(n, 1/2) < k) <= 0.025. Below six values there is none.
 *
 * Source: David and Nagaraja 2003, Order Statistics, section 7.1.
 *
 * @example
 * medianInterval([3, 1, 2, 6, 5, 4]) // { median: 3.5, low: 1, high: 6 }
 */
export function medianInterval(values: ArrayLike<number>): MedianInterval {
  const n = values.length
  if (n === 0) throw new RangeError('The median of no values is not defined')
  const ascending = Float64Array.from(values).sort()
  const upper = ascending[n >> 1]
  // Halves of both, so that two infinite values of one sign stay infinite.
  const median = n % 2 === 1 ? upper : ascending[n / 2 - 1] / 2 + upper / 2
  const rank = rankOfEnd(n)
  return rank === 0 ? { median } : { median, low: ascending[rank - 1], high: ascending[n - rank] }
}

/** The largest k with P(Binomial(n, 1/2) <= k - 1) <= 0.025; 0 where there is none. */
function rankOfEnd(n: number): number {
  // In logarithms: 2^-n underflows from n = 1075 on.
  let logTerm = -n * Math.LN2
  let below = 0
  for (let k = 0; ; k++) {
    below += Math.exp(logTerm)
    if (below > 0.025) return k
    logTerm += Math.log((n - k) / (k + 1))
  }
}
