import { COMPARISON_COLUMNS, type ComparisonRow } from '../../analysis/comparison/index.js'
import { encodeParquet } from '../../files/parquet-table.js'

const TYPES = { text: 'STRING', whole: 'INT32', number: 'DOUBLE' } as const

/** Comparisons as Parquet: the columns of `comparisonCsv`, typed; what is missing is null. */
export function comparisonParquet(rows: readonly ComparisonRow[]): Promise<Uint8Array> {
  return encodeParquet(
    COMPARISON_COLUMNS.map(({ name, type, nullable, of }) => ({
      name,
      type: TYPES[type],
      nullable,
      values: rows.map((row) => of(row) ?? null),
    })),
  )
}
