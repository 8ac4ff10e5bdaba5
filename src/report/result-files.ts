import { resultsCsv } from './csv.js'
import { tablesTex } from './latex/tables-tex.js'
import { resultsParquet } from './parquet.js'
import type { ReportData } from './report-data.js'
import { summaryOf } from './summary-json.js'

/** Files that a page refers to, beside it. */
export const RESULT_FILES = ['results.csv', 'results.parquet', 'summary.json', 'tables.tex'] as const

export type ResultFile = (typeof RESULT_FILES)[number]

/** The content of one of them. */
export async function resultFile(name: ResultFile, data: ReportData): Promise<string | Uint8Array> {
  switch (name) {
    case 'results.csv':
      return resultsCsv(data.results.rows)
    case 'results.parquet':
      return resultsParquet(data.results.rows)
    case 'summary.json':
      return `${JSON.stringify(summaryOf(data), null, 2)}\n`
    case 'tables.tex':
      return tablesTex(data)
  }
}
