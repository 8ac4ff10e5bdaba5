import { chainDifference } from './chain-difference.js'
import { type MeanInterval, meanInterval } from './mean-interval.js'
import { type PairedDifference, pairedDifference } from './paired-difference.js'
import type { Summary, SummaryCell } from './summarise.js'

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
  const ofChains = chainRetention(summary, arm, metric, [first, second], confidence)
  if (ofChains !== undefined) return ofChains
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

/** The same where intervals come from the chains of one seed; the first values, of as many chains, are taken as known. */
function chainRetention(
  summary: Summary,
  arm: string,
  metric: string,
  groups: readonly [string, string],
  confidence: number,
): Retention | undefined {
  const at = (group: string, generation: number) => summary.cell(arm, metric, group, generation)
  for (let generation = summary.lastGeneration; generation > 0; generation--) {
    const [left, right] = groups.map((group) => keptOf(at(group, generation), at(group, 0)))
    const difference = chainDifference(left, right, confidence)
    if (left === undefined || right === undefined || difference === undefined) continue
    return { generation, first: intervalOf(left), second: intervalOf(right), difference }
  }
  return undefined
}

function keptOf(now: SummaryCell | undefined, start: SummaryCell | undefined): SummaryCell | undefined {
  const from = start?.mean
  if (!now?.overChains || from === undefined || from === 0) return undefined
  const share = (value: number | undefined) => (value === undefined ? undefined : value / from)
  return { ...now, mean: share(now.mean), low: share(now.low), high: share(now.high) }
}

function intervalOf({ mean = 0, low, high }: SummaryCell): MeanInterval {
  return { mean, low, high, n: 1, infinite: 0 }
}
