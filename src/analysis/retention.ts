import { type MeanInterval, meanInterval } from './mean-interval.js'
import { type PairedDifference, pairedDifference } from './paired-difference.js'
import type { Summary } from './summarise.js'

/** How much of its first values an arm kept in a group and in another one of the same metric. */
export interface Retention {
  /** Last generation at which a seed has both groups. */
  readonly generation: number
  /** Mean over seeds of value / value at generation 0: 1 is all. */
  readonly first: MeanInterval
  readonly second: MeanInterval
  /** Retention of the first group minus that of the second, paired by seed. */
  readonly difference: PairedDifference
}

/**
 * Retention of two groups by an arm. Each seed is divided by its own generation 0, so that what differed at the
 * start takes no part; seeds that start at 0 have none.
 */
export function retention(
  summary: Summary,
  arm: string,
  metric: string,
  [first, second]: readonly [string, string],
  confidence: number,
): Retention | undefined {
  const kept = (group: string, generation: number): ReadonlyMap<number, number> => {
    const start = summary.cell(arm, metric, group, 0)?.values
    const now = summary.cell(arm, metric, group, generation)?.values ?? new Map<number, number>()
    return new Map(
      [...now].flatMap(([seed, value]): [number, number][] => {
        const from = start?.get(seed)
        return from === undefined || from === 0 ? [] : [[seed, value / from]]
      }),
    )
  }
  for (let generation = summary.lastGeneration; generation > 0; generation--) {
    const left = kept(first, generation)
    const right = kept(second, generation)
    const seeds = [...left.keys()].filter((seed) => right.has(seed))
    if (seeds.length === 0) continue
    const mean = (of: ReadonlyMap<number, number>) =>
      meanInterval(
        seeds.map((seed) => of.get(seed)!),
        confidence,
      )
    return {
      generation,
      first: mean(left),
      second: mean(right),
      difference: pairedDifference(left, right, confidence),
    }
  }
  return undefined
}
