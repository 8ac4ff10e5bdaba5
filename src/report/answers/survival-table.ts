import { formatNumber } from '../../analysis/index.js'
import type { FactSurvival } from '../../analysis/survival/index.js'
import { tierTitle } from '../tier-words.js'
import { estimateWords } from './estimate-words.js'
import type { ReportTable } from './report-table.js'

/** When half of the facts of a tier are extinct, by arm, with theory's answer where it has one. */
export function survivalTable(survivals: readonly FactSurvival[]): ReportTable | undefined {
  const told = survivals.filter(({ curve }) => curve.length > 0)
  if (told.length === 0) return undefined
  const missing = [...new Set(survivals.filter(({ curve }) => curve.length === 0).map(({ arm }) => arm))]
  return {
    id: 'half-lives',
    title: 'Half-lives of facts',
    intro: 'Generations until half of the facts known at generation 0 are extinct.',
    columns: [
      'strategy',
      'facts',
      'at risk',
      'alive at the end',
      'half-life',
      'half-life in theory',
      'remark',
    ],
    rows: told.map(({ arm, group, facts, curve, halfLife, theory, reason }) => {
      const { survival, low, high } = curve.at(-1)!
      return [
        arm,
        tierTitle(group).toLowerCase(),
        formatNumber(Math.round(facts)),
        estimateWords({ value: survival, low, high }, 'percent'),
        estimateWords(halfLife),
        theory === undefined
          ? '–'
          : theory.halfLife === undefined
            ? 'beyond the end'
            : formatNumber(theory.halfLife),
        reason,
      ]
    }),
    notes: [
      'Theory: a branching process of statements (docs/predict.md), nothing of it fitted; it speaks of strategies in which no fact came back.',
      ...missing.map(
        (arm) => `${arm}: no curve for some facts: not measured, or none known at generation 0.`,
      ),
    ],
    folded: true,
  }
}
