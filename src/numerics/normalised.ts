/**
 * The same numbers over their sum. Divided by the largest first, so that the sum of large ones stays finite; they are
 * not negative, and one is above 0.
 *
 * @example
 * normalised([1, 3]) // 0.25, 0.75
 */
export function normalised(weights: ArrayLike<number>): Float64Array {
  let peak = 0
  for (let at = 0; at < weights.length; at++) peak = Math.max(peak, weights[at])
  if (!(peak > 0 && peak < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`weights need one above 0, all of them finite: the largest is ${peak}`)
  }
  const shares = Float64Array.from(weights, (weight) => weight / peak)
  let sum = 0
  for (const share of shares) sum += share
  return shares.map((share) => share / sum)
}
