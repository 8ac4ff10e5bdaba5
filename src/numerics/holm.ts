/**
 * p of several tests, raised so that comparing each with alpha keeps the chance of any false finding below alpha,
 * however the tests depend on each other.
 *
 * **Method.** Of m p in ascending order the i-th (from 0) times (m - i), at least the one before, at most 1.
 *
 * Source: Holm 1979, A Simple Sequentially Rejective Multiple Test Procedure, Scandinavian Journal of Statistics 6.
 *
 * @example
 * holm([0.01, 0.04, 0.03]) // [0.03, 0.06, 0.06]
 */
export function holm(p: readonly number[]): readonly number[] {
  const order = p.map((_, at) => at).sort((left, right) => p[left] - p[right])
  const adjusted = new Array<number>(p.length)
  let largest = 0
  for (const [rank, at] of order.entries()) {
    largest = Math.max(largest, Math.min(1, p[at] * (p.length - rank)))
    adjusted[at] = largest
  }
  return adjusted
}
