import { stringify } from 'csv-stringify/sync'
import type { Prediction } from '../workflows/predict/prediction.js'

const COLUMNS = ['arm', 'group', 'generation', 'quantity', 'value'] as const

/** A prediction as a tidy table: one row an arm, group, generation and quantity. What is not predicted has no row. */
export function predictionCsv({ arms }: Prediction): string {
  const rows: (readonly (string | number)[])[] = []
  for (const { arm, groups, survivors, exactSurvivors, loss, decoding } of arms) {
    const add = (quantity: string, values: readonly number[] = [], group = '') => {
      for (const [generation, value] of values.entries()) rows.push([arm, group, generation, quantity, value])
    }
    for (const { group, survival } of groups) add('survival', survival, group)
    add('survivors', survivors)
    add('survivors_exact', exactSurvivors)
    add('squared_error', loss?.squaredError)
    add('effective_states', loss?.effectiveStates)
    add('entropy_of_decoding', decoding?.entropy)
  }
  const options = {
    header: true,
    columns: [...COLUMNS],
    escape_formulas: true,
    record_delimiter: 'unix',
  } as const
  return stringify(rows as (string | number)[][], options).trimEnd()
}
