import type { ArmInfo, Results } from '../../contracts/results.js'
import { type Attribution, attribution } from '../definitions/attribution.js'
import type { Headline } from '../headlines.js'
import type { Summary } from '../summarise.js'
import type { Verdict } from '../verdict.js'

/** What the change of one headline measure is made of. */
export interface HeadlineAttribution extends Attribution {
  readonly headline: Headline
}

/** Of every headline measure at the arm's last generation; nothing without a control, or for an arm of human data alone. */
export function armAttributions(
  results: Results,
  summary: Summary,
  { reference, headlines }: Verdict,
  arm: ArmInfo,
  confidence: number,
): readonly HeadlineAttribution[] {
  if (reference.kind !== 'arm' || arm.humanOnly || arm.name === reference.arm) return []
  return headlines.flatMap((headline) => {
    const { metric, group } = headline
    const last = summary.series(arm.name, metric, group).findLast(({ seeds }) => seeds > 0)
    if (last === undefined || last.generation === 0) return []
    const found = attribution(
      results,
      summary,
      arm.name,
      reference.arm,
      headline,
      last.generation,
      confidence,
    )
    return [{ headline, ...found }]
  })
}
