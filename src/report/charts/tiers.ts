import {
  capitalised,
  describeGenerations,
  describeSeeds,
  formatPercent,
  generationRange,
  isSingle,
  plural,
  type Retention,
  retention,
  UNSURE,
} from '../../analysis/index.js'
import type { ReportData } from '../report-data.js'
import { linePanel } from './line-panel.js'
import { metricSeries } from './series.js'
import type { Figure } from './spec.js'
import { theorySentence, withTheoryKey } from './theory-words.js'
import { type TierView, tierView } from './tier-view.js'

/** Coverage by generation, one panel per tier of rarity: which facts or states go first. */
export function tiersFigure(data: ReportData): Figure | undefined {
  const view = tierView(data)
  if (view === undefined) return undefined
  const { metric, tiers } = view
  const panels = tiers.map((tier, i) => {
    const series = metricSeries(data, metric, tier)
    return linePanel({
      id: `tiers-${i}`,
      title: view.titleOf(tier),
      subtitle: withTheoryKey(view.unitOf(tier), series),
      series,
      lastGeneration: data.summary.lastGeneration,
      format: 'percent',
      zero: true,
      height: 160,
      domainOf: [0, 1],
    })
  })
  return {
    id: view.figure,
    title: tiersFinding(data, view),
    subtitle: `${view.subtitle} ${describeSeeds(data.results, data.thresholds.confidence)}${theorySentence(data, [metric])}`,
    columns: tiers.length === 1 ? 1 : tiers.length === 2 || tiers.length === 4 ? 2 : 3,
    panels,
  }
}

/**
 * What the arm that lost most kept of its rarest and of its commonest facts or states. That the rare go first, that both
 * fare alike, or that none are lost is said only where the intervals say so.
 */
function tiersFinding(data: ReportData, { metric, items, tiers, wordsOf }: TierView): string {
  const { confidence, tolerance } = data.thresholds
  const rarest = tiers[0]!
  const commonest = tiers.at(-1)!
  const arms = data.styles
    .flatMap(({ name, label }) => {
      const kept = retention(data.summary, name, metric, [rarest, commonest], confidence)
      return kept === undefined ? [] : [{ label, ...kept }]
    })
    .sort((a, b) => a.first.mean - b.first.mean)
  const [worst] = arms
  if (worst === undefined) return `Coverage of ${items} by rarity`
  if (arms.every(({ first }) => first.low !== undefined && first.low >= 1 - tolerance)) {
    const generations = describeGenerations(generationRange(arms.map(({ generation }) => generation)))
    return `No strategy loses more than ${formatPercent(tolerance)} of its rarest ${items} after ${generations}`
  }
  const after = `after ${plural(worst.generation, 'generation')}`
  const numbers = `${worst.label} keeps ${wholePercent(worst.first.mean)} of what it ${items === 'facts' ? 'knew' : 'had'} of ${items} ${wordsOf(rarest)}`
  if (rarest === commonest) return `${capitalised(numbers)} ${after}${caveat(worst)}`
  const both = `${numbers}, ${wholePercent(worst.second.mean)} of those ${wordsOf(commonest)}`
  const { difference, low, high } = worst.difference
  if (difference === undefined || low === undefined || high === undefined) {
    return `${capitalised(both)} ${after}${caveat(worst)}`
  }
  if (difference < -tolerance && high < 0) return `Rare ${items} go first: ${both}`
  if (low >= -tolerance && high <= tolerance) return `Rare and common ${items} fare alike: ${both}`
  return `${capitalised(both)} ${after}`
}

function caveat({ difference }: Retention): string {
  return isSingle(difference) ? ` (${UNSURE})` : ''
}

function wholePercent(share: number): string {
  return formatPercent(Math.round(share * 100) / 100)
}
