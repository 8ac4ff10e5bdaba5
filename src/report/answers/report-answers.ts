import { type ArmDefinitions, collapseDefinitions } from '../../analysis/definitions/index.js'
import { type ArmWarnings, earlyWarnings } from '../../analysis/early-warning/index.js'
import { type FactSurvival, factSurvivals } from '../../analysis/survival/index.js'
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
  readonly warnings: readonly ArmWarnings[]
  readonly survivals: readonly FactSurvival[]
  readonly definitions: readonly ArmDefinitions[]
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
  const { results, summary, thresholds, asked: reference } = data
  const measured = data.verdict.headlines.length > 0
  const warnings = measured
    ? earlyWarnings(results, { reference, confidence: thresholds.confidence, summary })
    : []
  const survivals = factSurvivals(results, data.theory, thresholds.confidence)
  const definitions = measured ? collapseDefinitions(results, { reference, thresholds, summary }) : []
  const present = (table: ReportTable | undefined) => (table === undefined ? [] : [table])
  return {
    warnings,
    survivals,
    definitions,
    verdict: [
      ...(measured ? present(comparisonReportTable(data)) : []),
      ...definitionTables(definitions),
      ...present(attributionTable(data)),
    ],
    generations: [...(measured ? trendTables(data) : []), ...present(warningTable(warnings))],
    rarity: present(survivalTable(survivals)),
  }
}
