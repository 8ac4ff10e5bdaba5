import type { ArmWarnings } from '../../analysis/early-warning/index.js'
import { leadWords } from './lead-words.js'
import type { ReportTable } from './report-table.js'

/** Which measure warned first in each arm, and how long before held-out loss. */
export function warningTable(arms: readonly ArmWarnings[]): ReportTable | undefined {
  if (arms.length === 0) return undefined
  return {
    id: 'first-warnings',
    title: 'First warnings',
    intro: 'The measure that leaves the band of the reference first, for good.',
    columns: ['strategy', 'first warning', 'from generation', 'held-out loss from', 'lead', 'remark'],
    rows: arms.map(({ arm, warnings, loss }) => {
      const [first] = warnings
      const reason = first?.reason ?? loss?.reason ?? ''
      const outside = (generation: number | undefined) =>
        generation === undefined ? 'never' : String(generation)
      if (first?.generation === undefined) {
        const none = reason === '' ? 'none leaves the band' : '–'
        return [arm, none, '–', loss === undefined ? 'not measured' : outside(loss.generation), '–', reason]
      }
      return [
        arm,
        first.label,
        String(first.generation),
        loss === undefined ? 'not measured' : outside(loss.generation),
        leadWords(first.lead, first.leadAtLeast),
        reason,
      ]
    }),
    notes: [],
    folded: true,
  }
}
