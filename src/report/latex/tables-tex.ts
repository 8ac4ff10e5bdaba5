import { describeReferences, formatPercent, plural, verdictTable } from '../../analysis/index.js'
import { reportAnswers } from '../answers/report-answers.js'
import type { ReportTable } from '../answers/report-table.js'
import type { ReportData } from '../report-data.js'
import { tableTex } from './table-tex.js'

/** Tables of many rows belong into the CSV, not into a paper. */
const LEFT_OUT = ['definition-evidence', 'comparison', 'trend-details', 'first-warnings']

/** The tables of the report for a paper; needs the packages booktabs and adjustbox. */
export function tablesTex(data: ReportData): string {
  const { results, verdict, thresholds } = data
  const { columns, rows } = verdictTable(verdict)
  const answers = reportAnswers(data)
  const interval =
    results.seeds.length === 1
      ? 'one seed, no intervals'
      : `${plural(results.seeds.length, 'seed')}, ${formatPercent(thresholds.confidence)} intervals, differences paired by seed`
  const tables = [...answers.verdict, ...answers.generations, ...answers.rarity].filter(
    ({ id }) => !LEFT_OUT.includes(id),
  )
  return `${[
    '% \\usepackage{booktabs,adjustbox}',
    tableTex({
      id: 'verdict',
      caption: `Verdict: the last generation, and the difference to ${describeReferences(verdict)} (${interval}).`,
      columns,
      rows,
    }),
    ...tables.map((table) => tableTex({ ...table, caption: captionOf(table) })),
  ].join('\n\n')}\n`
}

function captionOf({ title, intro }: ReportTable): string {
  return `${title}. ${intro}`
}
