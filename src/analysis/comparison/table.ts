import { formatDifference, formatDifferenceInterval, formatNumber, formatValue } from '../format.js'
import type { Summary } from '../summarise.js'
import type { Comparison } from './compare-arms.js'
import { comparisonNotes } from './notes.js'
import type { ComparisonRow } from './row.js'

/** Comparisons as plain text cells: for the terminal, Markdown and HTML. */
export interface ComparisonTable {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** What the columns rest on, one sentence each. */
  readonly notes: readonly string[]
}

const COLUMNS = [
  'strategy',
  'metric',
  'finding',
  'value',
  'reference',
  'difference',
  'p (Holm)',
  'p (sign flips, smallest)',
  'p (equivalence)',
  'ratio',
  "Hedges' g",
  'seeds',
  'seeds to settle',
  'remark',
] as const

export function comparisonTable(comparison: Comparison, formats: Summary['metrics']): ComparisonTable {
  return {
    columns: COLUMNS,
    rows: comparison.rows.map((row) => cells(row, formats.get(row.metric)?.format ?? 'number')),
    notes: comparisonNotes(comparison),
  }
}

function cells(row: ComparisonRow, format: 'percent' | 'number'): readonly string[] {
  const value = (of: number | undefined) => (of === undefined ? '–' : formatValue(of, format))
  const interval = formatDifferenceInterval(row.low, row.high, format)
  const difference = row.difference === undefined ? '–' : formatDifference(row.difference, format)
  const range = (low?: number, high?: number) =>
    low === undefined || high === undefined ? '' : ` (${formatNumber(low)} to ${formatNumber(high)})`
  return [
    row.arm,
    `${row.label}, generation ${row.generation}`,
    row.finding,
    value(row.value),
    value(row.referenceValue),
    interval === undefined ? difference : `${difference} (${interval})`,
    probability(row.adjustedP),
    row.permutationP === undefined
      ? '–'
      : `${probability(row.permutationP)} (${probability(row.smallestPermutationP)})`,
    probability(row.equivalenceP),
    row.ratio === undefined ? '–' : formatNumber(row.ratio) + range(row.ratioLow, row.ratioHigh),
    row.g === undefined ? '–' : formatNumber(row.g) + range(row.gLow, row.gHigh),
    String(row.pairs),
    row.seedsForMargin === undefined ? '–' : String(row.seedsForMargin),
    row.reason,
  ]
}

function probability(p: number | undefined): string {
  if (p === undefined) return '–'
  return p < 0.0001 ? '<0.0001' : p.toFixed(4)
}
