import { stringify } from 'csv-stringify/sync'
import { COMPARISON_COLUMNS, type ComparisonRow } from '../../analysis/comparison/index.js'

/**
 * Comparisons as CSV, one line per arm and metric. Text that a spreadsheet would run as a formula gets a leading
 * apostrophe; what is missing is empty, with its reason in the last column.
 */
export function comparisonCsv(rows: readonly ComparisonRow[]): string {
  return stringify(
    rows.map((row) => COMPARISON_COLUMNS.map(({ of }) => of(row))),
    {
      header: true,
      columns: COMPARISON_COLUMNS.map(({ name }) => name),
      escape_formulas: true,
      record_delimiter: 'unix',
    },
  )
}
