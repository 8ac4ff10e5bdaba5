import type { ArmAnswers } from '../../analysis/answers/index.js'
import type { ReportData } from '../report-data.js'
import { attributionTable } from './attribution-table.js'
import { definitionTables } from './definition-tables.js'
import type { ReportTable } from './report-table.js'
import { survivalTable } from './survival-table.js'
import { trendTables } from './trend-tables.js'
import { warningTable } from './warning-table.js'

/** The answers on these arms as tables, by the question of a report under which they stand. */
export interface AnswerTables {
  readonly verdict: readonly ReportTable[]
  readonly generations: readonly ReportTable[]
  readonly rarity: readonly ReportTable[]
}

export function answerTables(data: ReportData, arms: readonly ArmAnswers[]): AnswerTables {
  const present = (table: ReportTable | undefined) => (table === undefined ? [] : [table])
  const definitions = arms.flatMap((arm) => arm.definitions ?? [])
  const warnings = arms.flatMap((arm) => arm.warnings ?? [])
  return {
    verdict: [
      ...definitionTables(definitions, data.thresholds.confidence),
      ...present(attributionTable(data.verdict, arms)),
    ],
    generations: [...trendTables(data, arms), ...present(warningTable(warnings))],
    rarity: present(survivalTable(byTier(arms))),
  }
}

/** The survival of facts by tier, then by arm: every arm has the same tiers. */
export function byTier(arms: readonly ArmAnswers[]): ArmAnswers['survivals'] {
  const tiers = arms[0]?.survivals ?? []
  return tiers.flatMap((_, at) => arms.map(({ survivals }) => survivals[at]))
}
