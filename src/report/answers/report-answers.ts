import { type CollapseAnswers, collapseAnswers } from '../../analysis/answers/index.js'
import type { ArmWarnings } from '../../analysis/early-warning/index.js'
import type { FactSurvival } from '../../analysis/survival/index.js'
import type { ReportData } from '../report-data.js'
import { attributionTable } from './attribution-table.js'
import { comparisonReportTable } from './comparison-report-table.js'
import { definitionTables } from './definition-tables.js'
import type { ReportTable } from './report-table.js'
import { survivalTable } from './survival-table.js'
import { trendTables } from './trend-tables.js'
import { warningTable } from './warning-table.js'

/** What a report tells beyond the verdict and its curves; tables by the question under which they stand. */
export interface Answers {
  readonly found: CollapseAnswers
  readonly warnings: readonly ArmWarnings[]
  /** By tier, then by arm, as they are drawn. */
  readonly survivals: readonly FactSurvival[]
  readonly verdict: readonly ReportTable[]
  readonly generations: readonly ReportTable[]
  readonly rarity: readonly ReportTable[]
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
  const { arms } = found
  const definitions = arms.flatMap((arm) => arm.definitions ?? [])
  const warnings = arms.flatMap((arm) => arm.warnings ?? [])
  const tiers = arms[0]?.survivals.map(({ group }) => group) ?? []
  const survivals = tiers.flatMap((_, at) => arms.map((arm) => arm.survivals[at]))
  const present = (table: ReportTable | undefined) => (table === undefined ? [] : [table])
  return {
    found,
    warnings,
    survivals,
    verdict: [
      ...(data.verdict.headlines.length > 0 ? present(comparisonReportTable(data)) : []),
      ...definitionTables(definitions, thresholds.confidence),
      ...present(attributionTable(data.verdict, arms)),
    ],
    generations: [...trendTables(data, arms), ...present(warningTable(warnings))],
    rarity: present(survivalTable(survivals)),
  }
}
