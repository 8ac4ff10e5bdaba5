import { parse } from 'csv-parse/sync'
import { parquetReadObjects } from 'hyparquet'
import { describe, expect, it } from 'vitest'
import { COMPARISON_COLUMNS, compareArms, comparisonFrame } from '../../../src/analysis/comparison/index.js'
import { comparisonCsv } from '../../../src/report/comparison/comparison-csv.js'
import { comparisonParquet } from '../../../src/report/comparison/comparison-parquet.js'
import { fakeResults } from '../../report/fake-results.js'

const { rows } = compareArms(fakeResults())
const names = COMPARISON_COLUMNS.map(({ name }) => name)

describe('comparisons as a table', () => {
  it('are lines of CSV, with nothing where there is no number', () => {
    const read: Record<string, string>[] = parse(comparisonCsv(rows), { columns: true })
    expect(Object.keys(read[0])).toEqual(names)
    expect(read).toHaveLength(rows.length)
    expect(Number(read[3]['difference'])).toBe(rows[3].difference)
    expect(read[3]).toMatchObject({ arm: 'replace', bootstrap_low: '', finding: rows[3].finding })
  })

  it('are rows of Parquet with the same values', async () => {
    const bytes = await comparisonParquet(rows)
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
    const read = await parquetReadObjects({ file })
    expect(Object.keys(read[0])).toEqual(names)
    expect(read.map((row) => row['adjusted_p'])).toEqual(rows.map((row) => row.adjustedP))
    expect(read[0]['bootstrap_low']).toBeNull()
  })

  it('are a danfojs frame with the same columns', async () => {
    const frame = await comparisonFrame(rows)
    expect(frame.columns).toEqual(names)
    expect(frame.shape).toEqual([rows.length, names.length])
    expect(frame['difference'].values).toEqual(rows.map((row) => row.difference))
    expect(Number.isNaN(frame['bootstrap_low'].values[0])).toBe(true)
  })

  it('may be empty', async () => {
    expect(comparisonCsv([]).split('\n')[0].split(',')).toEqual(names)
    expect((await comparisonParquet([])).length).toBeGreaterThan(0)
  })
})
