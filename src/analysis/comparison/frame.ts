import type { DataFrame } from 'danfojs-node'
import { COMPARISON_COLUMNS } from './columns.js'
import type { ComparisonRow } from './row.js'

/**
 * Comparisons as a danfojs DataFrame (loaded when asked for), with the columns of the CSV file. Missing numbers are NaN,
 * missing text is empty.
 */
export async function comparisonFrame(rows: readonly ComparisonRow[]): Promise<DataFrame> {
  const { default: danfo } = await import('danfojs-node')
  return new danfo.DataFrame(
    Object.fromEntries(
      COMPARISON_COLUMNS.map(({ name, type, of }) => [
        name,
        rows.map((row) => of(row) ?? (type === 'text' ? '' : Number.NaN)),
      ]),
    ),
  )
}
