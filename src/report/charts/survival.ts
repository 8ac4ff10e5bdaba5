import { formatNumber, formatPercent, inSentence, plural, UNSURE } from '../../analysis/index.js'
import type { FactSurvival } from '../../analysis/survival/index.js'
import type { ReportData } from '../report-data.js'
import { tierTitle } from '../tier-words.js'
import { type LineSeries, linePanel } from './line-panel.js'
import type { Figure } from './spec.js'

/** Kaplan-Meier curves of facts, one panel per tier: the share of those known at generation 0 that is not lost. */
export function survivalFigure(data: ReportData, survivals: readonly FactSurvival[]): Figure | undefined {
  const tiers = [...new Set(survivals.filter(({ curve }) => curve.length > 0).map(({ group }) => group))]
  if (tiers.length === 0) return undefined
  const panels = tiers.map((tier, i) => {
    const own = survivals.filter(({ group, curve }) => group === tier && curve.length > 0)
    const facts = own.reduce((sum, one) => sum + one.facts, 0) / own.length
    return linePanel({
      id: `survival-${i}`,
      title: tierTitle(tier),
      subtitle: `share of ${plural(Math.round(facts), 'fact')} not extinct`,
      series: data.styles.flatMap((style) => {
        const found = own.find(({ arm }) => arm === style.name)
        return found === undefined ? [] : [seriesOf(style, found)]
      }),
      lastGeneration: data.summary.lastGeneration,
      format: 'percent',
      zero: true,
      height: 160,
      domainOf: [0, 1],
    })
  })
  const theory = survivals.some((one) => one.theory !== undefined)
    ? ' Thin dashed lines: theory, not fitted, where no fact came back.'
    : ''
  return {
    id: 'fact-survival',
    title: survivalFinding(data, survivals, tiers[0]!),
    subtitle: `Kaplan-Meier curves of extinction: absent from the training set and not generable by the model. Lines go straight from generation to generation.${theory} ${describeBands(data)}`,
    columns: panels.length === 1 ? 1 : panels.length === 2 || panels.length === 4 ? 2 : 3,
    panels,
  }
}

/** Facts of one run depend on each other: the spread is that of whole seeds. */
function describeBands({ results, thresholds }: ReportData): string {
  const seeds = results.seeds.length
  if (seeds === 1) return 'One seed: no intervals.'
  return `Facts of ${seeds} seeds together; bands are ${formatPercent(thresholds.confidence)} intervals that leave out one seed at a time (jackknife).`
}

function seriesOf(style: LineSeries['style'], { curve, seeds, theory }: FactSurvival): LineSeries {
  const points = curve.map(({ generation, survival, low, high }) => ({
    generation,
    value: survival,
    low,
    high,
    seeds,
  }))
  const asked = theory?.values.map((value, generation) => ({ generation, value, seeds }))
  return {
    style,
    points: [{ generation: 0, value: 1, seeds }, ...points],
    ...(asked === undefined ? {} : { asked, law: 'facts.survival' }),
  }
}

/** Where the rarest facts die first, and when half of them are gone. */
function survivalFinding(data: ReportData, survivals: readonly FactSurvival[], tier: string): string {
  const label = (arm: string) => data.styles.find(({ name }) => name === arm)!.label
  const own = survivals.filter(({ group, curve }) => group === tier && curve.length > 0)
  const [worst] = [...own].sort((a, b) => a.curve.at(-1)!.survival - b.curve.at(-1)!.survival)
  const left = worst!.curve.at(-1)!
  const unsure = worst!.seeds === 1 ? ` (${UNSURE})` : ''
  const facts = `facts ${inSentence(tierTitle(tier))}`
  if (left.survival === 1) return `No strategy loses ${facts} for good${unsure}`
  if (worst!.halfLife === undefined) {
    return `Of ${facts} ${label(worst!.arm)} has lost ${formatPercent(Math.round((1 - left.survival) * 1000) / 1000)} for good after ${plural(left.generation, 'generation')}${unsure}`
  }
  return `Half of the ${facts} are extinct after ${formatNumber(worst!.halfLife.value)} generations under ${label(worst!.arm)}${unsure}`
}
