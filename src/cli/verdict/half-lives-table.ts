import type { ArmAnswers } from '../../analysis/answers/index.js'
import { listed } from '../../analysis/index.js'
import { estimateWords } from '../../report/answers/estimate-words.js'
import type { ReportTable } from '../../report/answers/report-table.js'
import { tierTitle } from '../../report/tier-words.js'

/** When half of the facts are gone: a row an arm, a column a tier. */
export function halfLivesTable(arms: readonly ArmAnswers[]): ReportTable | undefined {
  const tiers = (arms[0]?.survivals ?? []).flatMap(({ group }, at) =>
    arms.some(({ survivals }) => survivals[at].curve.length > 0) ? [{ group, at }] : [],
  )
  if (tiers.length === 0) return undefined
  const revived = arms.filter(({ survivals }) => survivals.some((one) => one.revived > 0))
  const bound = `Facts came back under ${listed(revived.map(({ arm }) => arm.name))}: there half-lives are upper bounds.`
  return {
    id: 'half-lives-by-tier',
    title: 'How long facts live',
    intro:
      'Generations until half of the facts known at generation 0 are extinct (absent from the training set, and not written by the model), by how often human text states them. “> 10”: more than half still live at generation 10.',
    columns: ['strategy', ...tiers.map(({ group }) => tierTitle(group).toLowerCase())],
    rows: arms.map(({ arm, survivals }) => [
      arm.name,
      ...tiers.map(({ at }) => {
        const { curve, halfLife } = survivals[at]
        if (curve.length === 0) return '–'
        return halfLife === undefined ? `> ${curve.at(-1)!.generation}` : estimateWords(halfLife)
      }),
    ]),
    notes: revived.length === 0 ? [] : [bound],
    folded: false,
  }
}
