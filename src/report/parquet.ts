import type { ResultRow } from '../contracts/results.js'
import { encodeParquet, type ParquetColumn } from '../files/parquet-table.js'

/**
 * The tidy table as Parquet: the columns of `resultsCsv`, typed. Seeds are 64-bit integers, generations 32-bit
 * ones, value, low, high and n doubles; infinite values are infinite, undefined ones null, with their reason.
 */
export function resultsParquet(rows: readonly ResultRow[]): Promise<Uint8Array> {
  const column = (
    name: string,
    type: ParquetColumn['type'],
    of: (row: ResultRow) => string | number | bigint | undefined,
    nullable = false,
  ): ParquetColumn => ({ name, type, nullable, values: rows.map((row) => of(row) ?? null) })
  return encodeParquet([
    column('experiment', 'STRING', (row) => row.experiment),
    column('arm', 'STRING', (row) => row.arm),
    column('seed', 'INT64', (row) => BigInt(row.seed)),
    column('generation', 'INT32', (row) => row.generation),
    column('metric', 'STRING', (row) => row.metric),
    column('group', 'STRING', (row) => row.group),
    column('value', 'DOUBLE', (row) => row.value, true),
    column('low', 'DOUBLE', (row) => row.low, true),
    column('high', 'DOUBLE', (row) => row.high, true),
    column('n', 'DOUBLE', (row) => row.n, true),
    column('undefined_reason', 'STRING', (row) => row.undefinedReason, true),
    column('note', 'STRING', (row) => row.note, true),
  ])
}
