import { stringify } from 'csv-stringify/sync'
import type { ResultRow } from '../contracts/results.js'

const COLUMNS = [
  'experiment',
  'arm',
  'seed',
  'generation',
  'metric',
  'group',
  'value',
  'low',
  'high',
  'n',
  'undefined_reason',
  'note',
] as const

/**
 * The tidy table as CSV (RFC 4180 quoting). Text that a spreadsheet would run as a formula gets a leading
 * apostrophe. Infinite values are "Infinity"; undefined ones are empty, with their reason.
 */
export function resultsCsv(rows: readonly ResultRow[]): string {
  return stringify(
    rows.map((row) => [
      row.experiment,
      row.arm,
      row.seed,
      row.generation,
      row.metric,
      row.group,
      row.value,
      row.low,
      row.high,
      row.n,
      row.undefinedReason,
      row.note,
    ]),
    { header: true, columns: [...COLUMNS], escape_formulas: true, record_delimiter: 'unix' },
  )
}
