import { isFailure, type Outcome } from '../analysis/expectations/index.js'
import { paint } from './paint.js'
import { textTable } from './table.js'

const COLOURS = {
  holds: 'green',
  'does not hold': 'red',
  undefined: 'red',
  'not asserted': 'dim',
} as const

/** Expectations as a table, and what to know of those that do not simply hold, on standard output. */
export async function printOutcomes(outcomes: readonly Outcome[]): Promise<void> {
  const { OUTCOME_COLUMNS, outcomeDetails, outcomeRow } = await import('../report/replication/index.js')
  // A file's own claims have no source to name.
  const columns = outcomes.some(({ source }) => source !== '')
    ? OUTCOME_COLUMNS
    : OUTCOME_COLUMNS.slice(0, -1)
  const rows = outcomes.map((outcome) => {
    const verdict = paint(COLOURS[outcome.verdict], outcome.verdict, process.stdout)
    return outcomeRow(outcome).with(4, verdict).slice(0, columns.length)
  })
  const details = outcomes.flatMap((outcome) => {
    const text = outcomeDetails(outcome)
    return text === undefined ? [] : [isFailure(outcome) ? paint('red', text, process.stdout) : text]
  })
  process.stdout.write(`\n${[textTable(columns, rows), ...details].join('\n')}\n`)
}
