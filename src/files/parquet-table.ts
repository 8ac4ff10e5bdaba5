import type { ColumnSource } from 'hyparquet-writer'

/** A column, its Parquet type, and whether a row may lack it (`null`). */
export interface ParquetColumn {
  readonly name: string
  readonly type: 'STRING' | 'INT32' | 'INT64' | 'DOUBLE'
  readonly nullable: boolean
  readonly values: (string | number | bigint | null)[]
}

/**
 * A table as the bytes of a Parquet file, packed with Snappy, which every reader knows. The same table gives the
 * same bytes. The writer is loaded when it is used.
 */
export async function encodeParquet(columns: readonly ParquetColumn[]): Promise<Uint8Array> {
  const { parquetWriteBuffer } = await import('hyparquet-writer')
  const columnData = columns.map(({ values, ...column }): ColumnSource => ({ ...column, data: values }))
  return new Uint8Array(parquetWriteBuffer({ columnData }))
}
