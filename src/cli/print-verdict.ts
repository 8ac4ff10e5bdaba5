import { costTable, sizeCaveat, verdict, verdictTable } from '../analysis/index.js'
import type { Results } from '../contracts/results.js'
import { paint } from './paint.js'
import { fittedTable } from './table.js'

/** Prints the verdict as a table, or everything a program wants to know as JSON. */
export async function printVerdict(
  results: Results,
  {
    json,
    report,
  }: {
    readonly json: boolean
    readonly report: string | undefined
  },
): Promise<void> {
  if (json) {
    const { summaryJson } = await import('../report/index.js')
    const { theoryCurves } = await import('../analysis/theory/curves.js')
    const { curves: theory } = await theoryCurves(results)
    process.stdout.write(`${JSON.stringify({ ...summaryJson(results, { theory }), report }, null, 2)}
`)
    return
  }
  // In a terminal, a line that wraps is no table: whole columns are left to the report.
  const width = process.stdout.isTTY ? process.stdout.columns : Number.POSITIVE_INFINITY
  if (results.rows.length > 0) {
    const judged = verdict(results)
    const { columns, rows } = verdictTable(judged)
    process.stdout.write(`\n${tableWithin(width, columns, rows)}\n`)
    const caveat = sizeCaveat(results, judged)
    if (caveat !== undefined) process.stdout.write(`${caveat}\n`)
  }
  const costs = costTable(results)
  if (costs !== undefined) {
    const table = tableWithin(width, costs.columns.with(0, 'cost'), costs.rows)
    process.stdout.write(`\n${table}\n${costs.notes.join(' ')}\n`)
  }
  if (report) process.stdout.write(`\nReport: ${paint('bold', report, process.stdout)}\n`)
}

function tableWithin(
  width: number,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const { text, left } = fittedTable(columns, rows, width)
  return left.length > 0 ? `${text}\n(in the report or a wider window: ${left.join(', ')})` : text
}
