import type { MetricInfo, ResultRow, Results } from '../contracts/results.js'
import { chainInterval, intervalSource } from './chain-interval.js'
import { meanInterval } from './mean-interval.js'
import { THRESHOLDS } from './thresholds.js'

/** A metric of an arm in one generation: the mean over its seeds, or why there is none. */
export interface SummaryCell {
  readonly arm: string
  readonly metric: string
  readonly group: string
  readonly generation: number
  /** Mean over seeds: finite, infinite (then `infinite` says in how many seeds), or undefined. Never NaN. */
  readonly mean: number | undefined
  readonly low: number | undefined
  readonly high: number | undefined
  /** Whether the interval is that over the chains of one seed. */
  readonly overChains: boolean
  /** Seeds with a value. */
  readonly seeds: number
  readonly infinite: number
  /** Seeds whose value is undefined, and the first reason given. */
  readonly missing: number
  readonly reason: string | undefined
  /** Value by seed, for pairing. */
  readonly values: ReadonlyMap<number, number>
}

/** All cells of an experiment, with the look-ups that charts and verdicts need. */
export interface Summary {
  readonly cells: readonly SummaryCell[]
  readonly metrics: ReadonlyMap<string, MetricInfo>
  /** Last generation of any run. */
  readonly lastGeneration: number
  cell(arm: string, metric: string, group: string, generation: number): SummaryCell | undefined
  /** The cells of an arm by generation. */
  series(arm: string, metric: string, group: string): readonly SummaryCell[]
  /** The groups of a metric, in the order in which they first appear. */
  groups(metric: string): readonly string[]
  /**
   * Whether all arms cut the human test split into equally many tokens; losses per token of words and of characters
   * do not compare.
   */
  readonly sameTokens: boolean
  /** Whether any run has a value, finite or infinite. */
  has(metric: string, group: string): boolean
}

const PER_TOKEN = 'human_loss.per_token'

interface Gathered {
  readonly first: ResultRow
  readonly values: Map<number, number>
  missing: number
  reason: string | undefined
}

const keyOf = (...parts: readonly (string | number)[]) => JSON.stringify(parts)

/** Means over seeds with Student t intervals, or those over the chains of one seed; per arm, metric, group and generation. */
export function summarise(results: Results, confidence = THRESHOLDS.confidence): Summary {
  const metrics = new Map(results.metrics.map((info) => [info.id, info]))
  const gathered = new Map<string, Gathered>()
  for (const row of results.rows) {
    const key = keyOf(row.arm, row.metric, row.group, row.generation)
    const entry = gathered.get(key) ?? { first: row, values: new Map(), missing: 0, reason: undefined }
    gathered.set(key, entry)
    if (row.value === undefined || Number.isNaN(row.value)) {
      entry.missing++
      entry.reason ??= row.undefinedReason ?? 'not a number'
    } else entry.values.set(row.seed, row.value)
  }

  const ofChains = intervalSource(results) === 'chains'
  const byKey = new Map<string, SummaryCell>()
  const bySeries = new Map<string, SummaryCell[]>()
  const groups = new Map<string, Set<string>>()
  const withValue = new Set<string>()
  let lastGeneration = 0
  for (const [key, entry] of gathered) {
    const { arm, metric, group, generation } = entry.first
    const share = metrics.get(metric)?.format === 'percent'
    const estimate =
      entry.values.size === 0
        ? undefined
        : meanInterval([...entry.values.values()], confidence, share ? [0, 1] : undefined)
    const chains = ofChains ? chainInterval(entry.first, confidence, share) : undefined
    const cell: SummaryCell = {
      arm,
      metric,
      group,
      generation,
      mean: estimate?.mean,
      low: chains?.low ?? estimate?.low,
      high: chains?.high ?? estimate?.high,
      overChains: chains !== undefined,
      seeds: entry.values.size,
      infinite: estimate?.infinite ?? 0,
      missing: entry.missing,
      reason: entry.reason,
      values: entry.values,
    }
    byKey.set(key, cell)
    const seriesKey = keyOf(arm, metric, group)
    const series = bySeries.get(seriesKey) ?? []
    series.push(cell)
    bySeries.set(seriesKey, series)
    const known = groups.get(metric) ?? new Set()
    groups.set(metric, known.add(group))
    if (cell.mean !== undefined) withValue.add(keyOf(metric, group))
    lastGeneration = Math.max(lastGeneration, generation)
  }
  for (const series of bySeries.values()) series.sort((a, b) => a.generation - b.generation)

  return {
    cells: [...byKey.values()],
    metrics,
    lastGeneration,
    sameTokens: sameTokens(results.rows),
    cell: (arm, metric, group, generation) => byKey.get(keyOf(arm, metric, group, generation)),
    series: (arm, metric, group) => bySeries.get(keyOf(arm, metric, group)) ?? [],
    groups: (metric) => [...(groups.get(metric) ?? [])],
    has: (metric, group) => withValue.has(keyOf(metric, group)),
  }
}

/** Generation 0 scores the same human text in every arm of a seed: what differs there is the unit. */
function sameTokens(rows: readonly ResultRow[]): boolean {
  const scored = new Map<number, number>()
  return rows.every(({ metric, generation, group, seed, n }) => {
    if (metric !== PER_TOKEN || generation !== 0 || group !== '' || n === undefined) return true
    const known = scored.get(seed) ?? n
    scored.set(seed, known)
    return known === n
  })
}
