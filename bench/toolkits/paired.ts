import { medianSorted } from 'simple-statistics'

export interface Spread {
  readonly median: number
  readonly least: number
  readonly most: number
}

/**
 * Median and range.
 *
 * @example
 * spreadOf([3, 1, 2]) // { median: 2, least: 1, most: 3 }
 */
export function spreadOf(values: readonly number[]): Spread {
  if (values.length === 0) throw new Error('there is nothing to take a median of')
  const sorted = [...values].sort((first, second) => first - second)
  return { median: medianSorted(sorted), least: sorted[0], most: sorted[sorted.length - 1] }
}

/**
 * How many times the second took of the first, round by round: what slows the machine for a while slows both
 * of a round.
 *
 * @example
 * ratios([1, 2, 1], [3, 8, 2]) // { median: 3, least: 2, most: 4 }
 */
export function ratios(first: readonly number[], second: readonly number[]): Spread {
  if (first.length !== second.length)
    throw new Error(`${first.length} and ${second.length} rounds are no pairs`)
  return spreadOf(first.map((value, round) => second[round] / value))
}

/** Runs the first, the second, the first, the second..; the first of `rounds` + 1 rounds is a warm-up. */
export async function alternate<First, Second>(
  rounds: number,
  first: () => Promise<First>,
  second: () => Promise<Second>,
): Promise<{ readonly first: readonly First[]; readonly second: readonly Second[] }> {
  const results: { first: First[]; second: Second[] } = { first: [], second: [] }
  for (let round = 0; round <= rounds; round++) {
    const one = await first()
    const other = await second()
    if (round === 0) continue
    results.first.push(one)
    results.second.push(other)
  }
  return results
}

/** `4.2 (3.9-4.6)`: two significant digits, and no more than whole numbers from 10 on. */
export function shownSpread({ median, least, most }: Spread): string {
  const shown = (value: number) => (value >= 10 ? value.toFixed(0) : value.toPrecision(2))
  return `${shown(median)} (${shown(least)}-${shown(most)})`
}
