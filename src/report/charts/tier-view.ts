import type { ReportData } from '../report-data.js'

/** How the items of a report that are rare or common are called: facts that human text states, or states. */
export interface TierView {
  readonly metric: string
  readonly figure: string
  readonly items: string
  /** Tiers that can be drawn, rarest first. */
  readonly tiers: readonly string[]
  readonly subtitle: string
  titleOf(tier: string): string
  unitOf(tier: string): string
  /** Behind "facts" or "states": "stated once". */
  wordsOf(tier: string): string
}

export function tierView(data: ReportData): TierView | undefined {
  const view = data.results.data === 'vectors' ? stateView(data) : factView(data)
  return view.tiers.length === 0 ? undefined : view
}

const FACTS = 'facts.coverage'
const NOT_DRAWN = ['unseen', 'rare', 'all']

function factView({ results, summary }: ReportData): TierView {
  const known = results.tiers?.map((tier) => tier.name) ?? summary.groups(FACTS)
  const counts = new Map(results.tiers?.map((tier) => [tier.name, tier.facts]))
  const times = (tier: string) => `${tier.replace('-', '–').replace('+', ' or more')} times`
  return {
    metric: FACTS,
    figure: 'facts-by-rarity',
    items: 'facts',
    tiers: known.filter((name) => !NOT_DRAWN.includes(name) && summary.has(FACTS, name)),
    subtitle: 'Facts by how often human text states them, and how many of them the probe still states.',
    titleOf: (tier) => (tier === '1' ? 'Stated once' : `Stated ${times(tier)}`),
    unitOf: (tier) => {
      const facts = counts.get(tier)
      return facts === undefined ? 'share still stated' : `share of ${Math.round(facts)} facts still stated`
    },
    wordsOf: (tier) => (tier === '1' ? 'stated once' : `stated ${times(tier)}`),
  }
}

const BY_TRUTH = 'tier_coverage.truth'
const BY_TRAIN = 'tier_coverage.train'

/** By true probability where that is measured: its tiers are the same in all chains. */
function stateView({ summary }: ReportData): TierView {
  const truth = summary.groups(BY_TRUTH).some((tier) => summary.has(BY_TRUTH, tier))
  const metric = truth ? BY_TRUTH : BY_TRAIN
  const drawn = (tier: string) =>
    tier === '1' ? 'drawn once' : `drawn ${tier.replace('-', '–').replace('+', ' or more')} times`
  const words = (tier: string) => (truth ? `of probability ${tier}` : drawn(tier))
  return {
    metric,
    figure: 'states-by-rarity',
    items: 'states',
    tiers: summary.groups(metric).filter((tier) => tier !== 'unseen' && summary.has(metric, tier)),
    subtitle: truth
      ? 'States by their true probability, and how many of them the model can still give.'
      : 'States by how often the human train split has them, and how many of them the model can still give.',
    titleOf: (tier) => (truth ? `Probability ${tier}` : drawn(tier).replace('d', 'D')),
    unitOf: () => 'share of these states that is left',
    wordsOf: words,
  }
}
