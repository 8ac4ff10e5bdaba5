const GOLDEN = (Math.sqrt(5) - 1) / 2
const STEPS = 60

/**
 * Where a function of one variable is smallest on an interval: the best point of an even grid, then golden sections
 * between its neighbours. Finds a minimum that is wider than the grid is fine.
 *
 * @example
 * smallestOnInterval((x) => (x - 2) * (x - 2), 0, 5) // 2
 */
export function smallestOnInterval(
  of: (x: number) => number,
  low: number,
  high: number,
  gridPoints = 33,
): number {
  const step = (high - low) / (gridPoints - 1)
  let best = low
  let least = Number.POSITIVE_INFINITY
  for (let at = 0; at < gridPoints; at++) {
    const x = low + at * step
    const value = of(x)
    if (value < least) [best, least] = [x, value]
  }
  let [from, to] = [Math.max(low, best - step), Math.min(high, best + step)]
  let [left, right] = [to - GOLDEN * (to - from), from + GOLDEN * (to - from)]
  let [atLeft, atRight] = [of(left), of(right)]
  for (let round = 0; round < STEPS && to - from > 1e-12 * Math.max(1, Math.abs(best)); round++) {
    if (atLeft <= atRight) {
      ;[to, right, atRight] = [right, left, atLeft]
      left = to - GOLDEN * (to - from)
      atLeft = of(left)
    } else {
      ;[from, left, atLeft] = [left, right, atRight]
      right = from + GOLDEN * (to - from)
      atRight = of(right)
    }
  }
  const found = atLeft <= atRight ? left : right
  // An end of the interval is a minimum too.
  return Math.min(atLeft, atRight) < least ? found : best
}
