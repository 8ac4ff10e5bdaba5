import type { ResultRow, Results } from '../../contracts/results.js'
import { standardErrorOf } from '../independent-difference.js'

/** A metric in one generation of one run. */
export interface RunValue {
  readonly generation: number
  readonly value: number
  /** From the interval that the metric gives by itself: over the chains of a run of numbers. */
  readonly standardError: number | undefined
}

export type RunValues = ReadonlyMap<number, readonly RunValue[] | string>

/** `facts.coverage/rare` as id and group. */
export function splitMetric(metric: string): readonly [id: string, group: string] {
  const at = metric.indexOf('/')
  return at < 0 ? [metric, ''] : [metric.slice(0, at), metric.slice(at + 1)]
}

/**
 * The values of an arm by seed, over the generations from .. to; in their place the reason where one of them is
 * missing, undefined or infinite.
 */
export function runValues(
  results: Results,
  arm: string,
  metric: string,
  [from, to]: readonly [number, number],
): RunValues {
  const [id, group] = splitMetric(metric)
  const rows = results.rows.filter((row) => row.arm === arm && row.metric === id)
  const bySeed = new Map<number, Map<number, ResultRow>>()
  for (const row of rows) {
    if (row.group !== group) continue
    const own = bySeed.get(row.seed) ?? new Map<number, ResultRow>()
    bySeed.set(row.seed, own.set(row.generation, row))
  }
  if (bySeed.size === 0 && rows.length > 0) {
    const groups = [...new Set(rows.map((row) => row.group || '(none)'))]
    const reason = `${id} has no group "${group}", it has: ${groups.join(', ')}`
    return new Map(results.seeds.map((seed) => [seed, reason]))
  }
  return new Map(results.seeds.map((seed) => [seed, valuesOf(bySeed.get(seed), from, to)]))
}

function valuesOf(
  rows: ReadonlyMap<number, ResultRow> | undefined,
  from: number,
  to: number,
): readonly RunValue[] | string {
  const values: RunValue[] = []
  for (let generation = from; generation <= to; generation++) {
    const row = rows?.get(generation)
    if (row?.value === undefined || Number.isNaN(row.value)) {
      return `generation ${generation}: ${row === undefined ? 'not there' : (row.undefinedReason ?? 'no value')}`
    }
    if (!Number.isFinite(row.value)) return `generation ${generation}: infinite`
    values.push({ generation, value: row.value, standardError: standardErrorOf(row) })
  }
  return values
}
