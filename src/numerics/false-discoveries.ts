/**
 * Which of many tests hold when at most this share of those that do may be chance.
 *
 * **Method.** Of the p in ascending order the largest k with p(k) <= share x k / tests, and all before it.
 *
 * Source: Benjamini and Hochberg 1995, Controlling the False Discovery Rate, JRSS B 57.
 *
 * @example
 * falseDiscoveries([0.01, 0.5, 0.03], 0.05) // [true, false, true]: 0.03 <= 0.05 x 2 / 3
 */
export function falseDiscoveries(p: readonly number[], share: number): readonly boolean[] {
  const sorted = p.toSorted((left, right) => left - right)
  const last = sorted.findLastIndex((value, index) => value <= (share * (index + 1)) / p.length)
  return p.map((value) => last >= 0 && value <= sorted[last])
}
