import { isFailure, ownOutcomes, type Outcome } from '../analysis/expectations/index.js'
import { type ComparisonTable, comparisonTable } from '../analysis/comparison/index.js'
import { summarise } from '../analysis/index.js'
import { stringifyNumbers } from '../files/number-json.js'
import { type ComparedRuns, compareRuns } from '../workflows/compare/compare-runs.js'
import { loadResults } from '../workflows/load.js'
import { printOutcomes } from './print-outcomes.js'
import { NOT_AS_EXPECTED } from './run-command.js'
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

/**
 * Loads the experiments, compares their arms and prints the table in the format asked for, with what their files expect.
 * Returns the exit code.
 */
export async function printComparison(targets: readonly string[], flags: CompareFlags): Promise<number> {
  const warn = (message: string) => process.stderr.write(`warning: ${message}\n`)
  const all = []
  const outcomes: Outcome[] = []
  for (const target of targets) {
    const results = await loadResults(target, { runs: flags.runs }, warn)
    all.push(results)
    outcomes.push(...ownOutcomes(results))
  }
  const compared = compareRuns(all, { ...flags, metrics: flags.metric })
  for (const line of compared.differences) warn(`not the mixing alone differs: ${line}`)
  process.stdout.write(await written(flags, compared, outcomes))
  if (outcomes.length > 0 && flags.format === 'table') await printOutcomes(outcomes)
  const failed = outcomes.filter(isFailure)
  if (flags.format !== 'table') for (const outcome of failed) warn(outcomeSentence(outcome))
  return failed.length > 0 ? NOT_AS_EXPECTED : 0
}

async function written(
  { format, confidence }: CompareFlags,
  { results, comparison, differences, notes }: ComparedRuns,
  outcomes: readonly Outcome[],
): Promise<string> {
  if (format === 'json') {
    const expectations = outcomes.length === 0 ? {} : { expectations: outcomes }
    return `${stringifyNumbers({ differences, notes, ...comparison, ...expectations }, 2)}\n`
  }
  const table = comparisonTable(comparison, summarise(results, confidence).metrics)
  const caveats = differences.map((line) => `Not the mixing alone differs: ${line}.`)
  const said = [...caveats, ...notes, ...table.notes]
  if (format === 'table') return forTerminal({ ...table, notes: said })
  const { comparisonCsv, comparisonHtml, comparisonMarkdown } = await import('../report/index.js')
  if (format === 'csv') return comparisonCsv(comparison.rows)
  const page = { ...table, notes: [...said, ...outcomes.map(outcomeSentence)] }
  const title = `${results.experiment}: comparison of strategies`
  return format === 'md' ? comparisonMarkdown(title, page) : comparisonHtml(title, page)
}

function outcomeSentence({ name, verdict, why }: Outcome): string {
  return `Expected: ${name}: ${verdict}${why === undefined ? '' : ` (${why})`}.`
}

/** In a terminal, a line that wraps is no table: columns that do not fit are named. */
function forTerminal({ columns, rows, notes }: ComparisonTable): string {
  const width = process.stdout.isTTY ? process.stdout.columns : Number.POSITIVE_INFINITY
  const { text, left } = fittedTable(columns, rows, width)
  const more = left.length > 0 ? [`(in a wider window or another format: ${left.join(', ')})`] : []
  return `${[text, ...more, ...notes].join('\n')}\n`
}
