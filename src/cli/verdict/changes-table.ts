import type { ArmAnswers } from '../../analysis/answers/index.js'
import { inSentence, type Verdict } from '../../analysis/index.js'
import { attributionTable } from '../../report/answers/attribution-table.js'
import type { ReportTable } from '../../report/answers/report-table.js'

const SPLIT = ['fewer human data', 'contamination', 'human data alone']

/** What the change of the first headline measure is made of; columns that no arm has are left out. */
export function changesTable(verdict: Verdict, arms: readonly ArmAnswers[]): ReportTable | undefined {
  const first = arms.map((arm) => ({ ...arm, attributions: arm.attributions.slice(0, 1) }))
  const table = attributionTable(verdict, first)
  if (table === undefined) return undefined
  const split = first.some(({ attributions }) => attributions.some(({ subset }) => subset !== undefined))
  const shown = table.columns.flatMap((name, at) =>
    name === 'measure' || (!split && SPLIT.includes(name)) ? [] : [at],
  )
  const cells = (row: readonly string[]) => shown.map((at) => row[at])
  return {
    ...table,
    title: `What the change in ${inSentence(verdict.headlines[0].label)} is made of`,
    columns: cells(table.columns),
    rows: table.rows.map(cells),
    notes: split
      ? table.notes
      : [
          'Fewer human data and contamination are not told apart: no arm trains on as many human documents alone (within 5%; strategy human-subset).',
        ],
  }
}
