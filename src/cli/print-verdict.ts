import { verdict, verdictTable } from '../analysis/index.js'
import type { Results } from '../contracts/results.js'
import { paint } from './paint.js'
import { textTable } from './table.js'

/** Prints the verdict as a table, or everything a program wants to know as JSON. */
export async function printVerdict(
  results: Results,
  { json, report }: { readonly json: boolean; readonly report: string | undefined },
): Promise<void> {
  if (json) {
    const { summaryJson } = await import('../report/index.js')
    process.stdout.write(`${JSON.stringify({ ...summaryJson(results), report }, null, 2)}\n`)
    return
  }
  if (results.rows.length > 0) {
    const { columns, rows } = verdictTable(verdict(results))
    process.stdout.write(`\n${textTable(columns, rows)}\n`)
  }
  if (report) process.stdout.write(`\nReport: ${paint('bold', report, process.stdout)}\n`)
}
