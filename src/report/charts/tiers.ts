import { describeSeeds, formatPercent, plural } from '../../analysis/index.js'
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
    subtitle: `Facts by how often human text states them, and how many of them the probe still states. ${describeSeeds(data.results.seeds.length, data.thresholds.confidence)}`,
    columns: tiers.length === 1 ? 1 : tiers.length === 2 || tiers.length === 4 ? 2 : 3,
    panels,
  }
}

/** What the arm that lost most kept of its rarest and of its commonest facts. */
function tiersFinding(data: ReportData, tiers: readonly string[]): string {
  const rarest = tiers[0]!
  const commonest = tiers.at(-1)!
  const kept = (arm: string, tier: string) => {
    const cells = data.summary.series(arm, METRIC, tier).filter((cell) => cell.mean !== undefined)
    const first = cells[0]
    const last = cells.at(-1)
    if (first?.mean === undefined || last?.mean === undefined || first.generation !== 0 || first.mean === 0)
      return undefined
    return { share: last.mean / first.mean, generation: last.generation }
  }
  const arms = data.styles
    .map((style) => ({ style, rare: kept(style.name, rarest), common: kept(style.name, commonest) }))
    .filter((one) => one.rare !== undefined && one.common !== undefined)
    .sort((a, b) => a.rare!.share - b.rare!.share)
  const [worst] = arms
  if (worst === undefined) return 'Coverage of facts by rarity'
  const { rare, common, style } = worst
  const numbers = `${style.label} keeps ${formatPercent(Math.round(rare!.share * 100) / 100)} of what it knew of facts stated ${tierWords(rarest)}, ${formatPercent(Math.round(common!.share * 100) / 100)} of those stated ${tierWords(commonest)}`
  const after = `after ${plural(rare!.generation, 'generation')}`
  if (rare!.share > 1 - data.thresholds.tolerance) return `No strategy loses its rarest facts ${after}`
  return rare!.share < common!.share - data.thresholds.tolerance
    ? `Rare facts go first: ${numbers}`
    : `Rare and common facts fare alike: ${numbers}`
}

function tierWords(tier: string): string {
  if (tier === '1') return 'once'
  return `${tier.replace('-', '–').replace('+', ' or more')} times`
}
