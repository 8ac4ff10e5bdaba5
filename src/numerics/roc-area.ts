export interface RocArea {
  /** Probability that a random positive scores above a random negative; a tie counts one half. */
  readonly area: number
  readonly variance: number
}

/**
 * The area under the receiver operating characteristic of scores, with its variance.
 *
 * **Formula.** Mann-Whitney's U / (m n) from mid-ranks. Variance: that of the share of negatives below each positive
 * over m, and of positives above each negative over n.
 *
 * Source: DeLong, DeLong and Clarke-Pearson 1988; Sun and Xu 2014 for the form by ranks.
 *
 * @example
 * rocArea(Float64Array.of(3, 1), Float64Array.of(2, 0)).area // 3/4
 */
export function rocArea(positives: Float64Array, negatives: Float64Array): RocArea {
  const m = positives.length
  const n = negatives.length
  const all = new Float64Array(m + n)
  all.set(positives)
  all.set(negatives, m)
  const ranks = midRanks(all)
  const own = midRanks(positives)
  const others = midRanks(negatives)
  // Share of negatives below each positive, and of positives above each negative.
  const below = own.map((rank, at) => (ranks[at] - rank) / n)
  const above = others.map((rank, at) => 1 - (ranks[m + at] - rank) / m)
  const area = below.reduce((sum, share) => sum + share, 0) / m
  return { area, variance: spread(below, area) / m + spread(above, area) / n }
}

/** Unbiased variance; one value has none. */
function spread(values: Float64Array, centre: number): number {
  if (values.length < 2) return 0
  return values.reduce((sum, value) => sum + (value - centre) * (value - centre), 0) / (values.length - 1)
}

/** Ranks from 1 on; equal values share the mean of theirs. */
function midRanks(values: Float64Array): Float64Array {
  const order = Uint32Array.from(values, (_, index) => index).sort((a, b) => values[a] - values[b])
  const ranks = new Float64Array(values.length)
  for (let from = 0; from < order.length; ) {
    let to = from
    while (to < order.length && values[order[to]] === values[order[from]]) to++
    for (let at = from; at < to; at++) ranks[order[at]] = (from + to + 1) / 2
    from = to
  }
  return ranks
}
