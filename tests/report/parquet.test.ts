import { parse } from 'csv-parse/sync'
import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { describe, expect, it } from 'vitest'
import type { ResultRow } from '../../src/contracts/results.js'
import { resultsCsv, resultsParquet } from '../../src/report/index.js'
import { FAKE_ARMS, fakeResults } from './fake-results.js'

const bufferOf = (bytes: Uint8Array): ArrayBuffer => bytes.slice().buffer as ArrayBuffer

describe('resultsParquet', () => {
  const edit = (row: ResultRow): ResultRow => {
    if (row.seed === 1)
      return { ...row, value: undefined, n: undefined, undefinedReason: 'too few, "tokens"\n' }
    if (row.generation === 1) return { ...row, value: Number.POSITIVE_INFINITY, low: -0.25 }
    return { ...row, seed: 4_294_967_295, arm: 'ärm 😀' }
  }
  const { rows } = fakeResults({ arms: FAKE_ARMS.slice(0, 2), seeds: 2, generations: 2, edit })

  it('holds the same table as the CSV', async () => {
    const file = bufferOf(await resultsParquet(rows))
    const read = await parquetReadObjects({ file })
    expect(read).toHaveLength(rows.length)
    const csv: Record<string, string>[] = parse(resultsCsv(rows), { columns: true })
    for (const [index, row] of read.entries()) {
      const asText = Object.fromEntries(
        Object.entries(row).map(([name, value]) => [
          name,
          value === null || value === undefined ? '' : String(value),
        ]),
      )
      expect(asText).toEqual(csv[index])
    }
  })

  it('has typed columns, null where there is no value', async () => {
    const file = bufferOf(await resultsParquet(rows))
    const { schema } = parquetMetadata(file)
    expect(schema.slice(1).map(({ name, type, repetition_type }) => [name, type, repetition_type])).toEqual([
      ['experiment', 'BYTE_ARRAY', 'REQUIRED'],
      ['arm', 'BYTE_ARRAY', 'REQUIRED'],
      ['seed', 'INT64', 'REQUIRED'],
      ['generation', 'INT32', 'REQUIRED'],
      ['metric', 'BYTE_ARRAY', 'REQUIRED'],
      ['group', 'BYTE_ARRAY', 'REQUIRED'],
      ['value', 'DOUBLE', 'OPTIONAL'],
      ['low', 'DOUBLE', 'OPTIONAL'],
      ['high', 'DOUBLE', 'OPTIONAL'],
      ['n', 'DOUBLE', 'OPTIONAL'],
      ['undefined_reason', 'BYTE_ARRAY', 'OPTIONAL'],
      ['note', 'BYTE_ARRAY', 'OPTIONAL'],
    ])
    const [undefinedOne] = (await parquetReadObjects({ file })).filter(({ seed }) => seed === 1n)
    expect(undefinedOne).toMatchObject({ value: null, n: null, undefined_reason: 'too few, "tokens"\n' })
  })

  it('is a table without rows where there are none', async () => {
    const file = bufferOf(await resultsParquet([]))
    expect(parquetMetadata(file).num_rows).toBe(0n)
    expect(parquetMetadata(file).schema).toHaveLength(13)
  })
})
