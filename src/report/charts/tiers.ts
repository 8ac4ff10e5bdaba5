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

const METRIC = 'facts.coverage'

/** Tiers that can be drawn: facts that human train text states, rarest first. */
function drawnTiers(data: ReportData): readonly string[] {
  const known = data.results.tiers?.map((tier) => tier.name) ?? data.summary.groups(METRIC)
  return known.filter((name) => !['unseen', 'rare', 'all'].includes(name) && data.summary.has(METRIC, name))
}

/** Coverage by generation, one panel per tier of rarity: which facts go first. */
export function tiersFigure(data: ReportData): Figure | undefined {
  const tiers = drawnTiers(data)
  if (tiers.length === 0) return undefined
  const counts = new Map(data.results.tiers?.map((tier) => [tier.name, tier.facts]))
  const panels = tiers.map((tier, i) => {
    const facts = counts.get(tier)
    return linePanel({
      id: `tiers-${i}`,
      title: tier === '1' ? 'Stated once' : `Stated ${tier.replace('-', '–').replace('+', ' or more')} times`,
      subtitle:
        facts === undefined ? 'share still stated' : `share of ${Math.round(facts)} facts still stated`,
      series: metricSeries(data, METRIC, tier),
      lastGeneration: data.summary.lastGeneration,
      format: 'percent',
      zero: true,
      height: 160,
      domainOf: [0, 1],
    })
  })
  return {
    id: 'facts-by-rarity',
    title: tiersFinding(data, tiers),
    subtitle: `Facts by how often human text states them, and how many of them the probe still states. ${describeSeeds(data.results, data.thresholds.confidence)}`,
    columns: tiers.length === 1 ? 1 : tiers.length === 2 || tiers.length === 4 ? 2 : 3,
    panels,
  }
}

/**
 * What the arm that lost most kept of its rarest and of its commonest facts. That rare facts go first, that both
 * fare alike, or that none are lost is said only where the intervals over seeds say so.
 */
function tiersFinding(data: ReportData, tiers: readonly string[]): string {
  const { confidence, tolerance } = data.thresholds
  const rarest = tiers[0]!
  const commonest = tiers.at(-1)!
  const arms = data.styles
    .flatMap(({ name, label }) => {
      const kept = retention(data.summary, name, METRIC, [rarest, commonest], confidence)
      return kept === undefined ? [] : [{ label, ...kept }]
    })
    .sort((a, b) => a.first.mean - b.first.mean)
  const [worst] = arms
  if (worst === undefined) return 'Coverage of facts by rarity'
  if (arms.every(({ first }) => first.low !== undefined && first.low >= 1 - tolerance)) {
    const generations = describeGenerations(generationRange(arms.map(({ generation }) => generation)))
    return `No strategy loses more than ${formatPercent(tolerance)} of its rarest facts after ${generations}`
  }
  const after = `after ${plural(worst.generation, 'generation')}`
  const numbers = `${worst.label} keeps ${wholePercent(worst.first.mean)} of what it knew of facts stated ${tierWords(rarest)}`
  if (rarest === commonest) return `${capitalised(numbers)} ${after}${caveat(worst)}`
  const both = `${numbers}, ${wholePercent(worst.second.mean)} of those stated ${tierWords(commonest)}`
  const { difference, low, high } = worst.difference
  if (difference === undefined || low === undefined || high === undefined) {
    return `${capitalised(both)} ${after}${caveat(worst)}`
  }
  if (difference < -tolerance && high < 0) return `Rare facts go first: ${both}`
  if (low >= -tolerance && high <= tolerance) return `Rare and common facts fare alike: ${both}`
  return `${capitalised(both)} ${after}`
}

function caveat({ difference }: Retention): string {
  return isSingle(difference) ? ` (${UNSURE})` : ''
}

function wholePercent(share: number): string {
  return formatPercent(Math.round(share * 100) / 100)
}

function tierWords(tier: string): string {
  if (tier === '1') return 'once'
  return `${tier.replace('-', '–').replace('+', ' or more')} times`
}
