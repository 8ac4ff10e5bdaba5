import { type CollapseAnswers, collapseAnswers } from '../../analysis/answers/index.js'
import type { ArmWarnings } from '../../analysis/early-warning/index.js'
import type { FactSurvival } from '../../analysis/survival/index.js'
import type { ReportData } from '../report-data.js'
import { type AnswerTables, answerTables, byTier } from './answer-tables.js'
import { comparisonReportTable } from './comparison-report-table.js'

/** What a report tells beyond the verdict and its curves; tables by the question under which they stand. */
export interface Answers extends AnswerTables {
  readonly found: CollapseAnswers
  readonly warnings: readonly ArmWarnings[]
  readonly survivals: readonly FactSurvival[]
}

/** Charts, page, Markdown and LaTeX ask for the same: it is worked out once. */
const known = new WeakMap<ReportData, Answers>()

export function reportAnswers(data: ReportData): Answers {
  const answers = known.get(data) ?? answersOf(data)
  known.set(data, answers)
  return answers
}

function answersOf(data: ReportData): Answers {
  const { results, summary, thresholds, theory, asked: reference } = data
  const found = collapseAnswers(results, { reference, thresholds, theory, summary })
  const tables = answerTables(data, found.arms)
  const compared = data.verdict.headlines.length > 0 ? comparisonReportTable(data) : undefined
  return {
    ...tables,
    found,
    warnings: found.arms.flatMap(({ warnings }) => warnings ?? []),
    survivals: byTier(found.arms),
    verdict: [...(compared === undefined ? [] : [compared]), ...tables.verdict],
  }
}
