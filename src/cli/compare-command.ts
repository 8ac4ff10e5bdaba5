import { type Comparison, type ComparisonTable, comparisonTable } from '../analysis/comparison/index.js'
import { summarise } from '../analysis/index.js'
import { stringifyNumbers } from '../files/number-json.js'
import { compareRuns } from '../workflows/compare/compare-runs.js'
import { loadResults } from '../workflows/load.js'
import { fittedTable } from './table.js'

export interface CompareFlags {
  readonly reference?: string
  readonly metric?: readonly string[]
  readonly generation?: number
  readonly confidence: number
  readonly margin: number
  readonly despiteDifferences?: boolean
  readonly runs: string
  readonly format: 'table' | 'md' | 'json' | 'csv' | 'html'
}

/** Loads the experiments, compares their arms and prints the table in the format asked for. */
export async function printComparison(targets: readonly string[], flags: CompareFlags): Promise<void> {
  const warn = (message: string) => process.stderr.write(`warning: ${message}\n`)
  const all = []
  for (const target of targets) all.push(await loadResults(target, { runs: flags.runs }, warn))
  const { results, comparison, differences } = compareRuns(all, { ...flags, metrics: flags.metric })
  for (const line of differences) warn(`not the mixing alone differs: ${line}`)
  const table = comparisonTable(comparison, summarise(results, flags.confidence).metrics)
  const caveats = differences.map((line) => `Not the mixing alone differs: ${line}.`)
  const said = { ...table, notes: [...caveats, ...table.notes] }
  const title = `${results.experiment}: comparison of strategies`
  process.stdout.write(await written(flags, title, said, { differences, ...comparison }))
}

async function written(
  { format }: CompareFlags,
  title: string,
  table: ComparisonTable,
  data: Comparison & { readonly differences: readonly string[] },
): Promise<string> {
  if (format === 'json') return `${stringifyNumbers(data, 2)}\n`
  if (format === 'table') return forTerminal(table)
  const { comparisonCsv, comparisonHtml, comparisonMarkdown } = await import('../report/index.js')
  if (format === 'csv') return comparisonCsv(data.rows)
  return format === 'md' ? comparisonMarkdown(title, table) : comparisonHtml(title, table)
}

/** In a terminal, a line that wraps is no table: columns that do not fit are named. */
function forTerminal({ columns, rows, notes }: ComparisonTable): string {
  const width = process.stdout.isTTY ? process.stdout.columns : Number.POSITIVE_INFINITY
  const { text, left } = fittedTable(columns, rows, width)
  const more = left.length > 0 ? [`(in a wider window or another format: ${left.join(', ')})`] : []
  return `${[text, ...more, ...notes].join('\n')}\n`
}
