import type { ArmAnswers } from '../../analysis/answers/index.js'
import { inSentence, type Verdict } from '../../analysis/index.js'
import { attributionTable } from '../../report/answers/attribution-table.js'
import type { ReportTable } from '../../report/answers/report-table.js'
import { without } from './table-columns.js'

const SPLIT = ['fewer human data', 'contamination', 'human data alone']
const NOT_SPLIT =
  'Fewer human data and contamination are not told apart: no arm trains on as many human documents alone (within 5%; strategy human-subset).'

/** What the change of the first headline measure is made of. */
export function firstChangesTable(verdict: Verdict, arms: readonly ArmAnswers[]): ReportTable | undefined {
  const first = arms.map((arm) => ({ ...arm, attributions: arm.attributions.slice(0, 1) }))
  const table = changesTable(verdict, first)
  if (table === undefined) return undefined
  const title = `What the change in ${inSentence(verdict.headlines[0].label)} is made of`
  return { ...without(table, ['measure']), title }
}

/** What the changes are made of; the columns that tell human data apart only where an arm allows it. */
export function changesTable(verdict: Verdict, arms: readonly ArmAnswers[]): ReportTable | undefined {
  const table = attributionTable(verdict, arms)
  const split = arms.some(({ attributions }) => attributions.some(({ subset }) => subset !== undefined))
  return table === undefined || split ? table : { ...without(table, SPLIT), notes: [NOT_SPLIT] }
}
