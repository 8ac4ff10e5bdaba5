import { formatPercent, itemName, type MixSummary, mixSummaries } from '../../analysis/index.js'
import type { ReportData } from '../report-data.js'
import { type LineSeries, linePanel } from './line-panel.js'
import type { Figure } from './spec.js'

/** A realised share this far from the requested one is said in the title. */
const NOTABLE = 0.01

/** How much of each training set was human, asked for and real, and how large it was. */
export function humanShareFigure(data: ReportData): Figure | undefined {
  const mixes = mixSummaries(data.results, data.thresholds.confidence)
  if (mixes.length === 0) return undefined
  const of = (arm: string) => mixes.filter((mix) => mix.arm === arm)
  const lines = (value: (mix: MixSummary) => number, band: boolean): readonly LineSeries[] =>
    data.styles.flatMap((style): LineSeries[] => {
      const own = of(style.name)
      if (own.length === 0) return []
      const points = own.map((mix) => ({
        generation: mix.generation,
        value: value(mix),
        low: band ? mix.low : undefined,
        high: band ? mix.high : undefined,
        seeds: mix.seeds,
      }))
      const asked = own.map((mix) => ({ ...mix, value: mix.requested, low: undefined, high: undefined }))
      return [{ style, points, ...(band ? { asked } : {}) }]
    })
  const last = Math.max(...mixes.map((mix) => mix.generation))
  const ends = data.styles.flatMap((style) => of(style.name).slice(-1))
  const points = data.results.data === 'vectors'
  const panel = { lastGeneration: last, zero: true, height: 230 } as const
  return {
    id: 'human-share',
    title: shareFinding(ends, mixes, data),
    subtitle: 'Solid: what the training set of each generation became. Dashed: what was asked for.',
    columns: 2,
    panels: [
      linePanel({
        ...panel,
        id: 'human-share-0',
        title: 'Human share of the training set',
        subtitle: `share of ${itemName(data.results)}s`,
        series: lines((mix) => mix.realised, true),
        format: 'percent',
        domainOf: [0, 1],
      }),
      linePanel({
        ...panel,
        id: 'human-share-1',
        title: 'Size of the training set',
        subtitle: points ? 'points of each chain' : 'thousand tokens',
        series: lines((mix) => (points ? mix.documents : mix.tokens / 1000), false),
        format: 'number',
      }),
    ],
  }
}

function shareFinding(ends: readonly MixSummary[], mixes: readonly MixSummary[], data: ReportData): string {
  const label = (arm: string) => data.styles.find((style) => style.name === arm)?.label ?? ''
  const items = `${itemName(data.results)}s`
  const off = mixes.filter((mix) => Math.abs(mix.realised - mix.requested) > notable(mix, data))
  if (off.length > 0) {
    const worst = [...off].sort(
      (a, b) => Math.abs(b.realised - b.requested) - Math.abs(a.realised - a.requested),
    )[0]!
    return `Not every mix is what was asked for: ${label(worst.arm)} has ${formatPercent(worst.realised)} human ${items} in generation ${worst.generation}, ${formatPercent(worst.requested)} were asked for`
  }
  const sorted = ends
    .filter((mix) => data.results.arms.some((arm) => arm.name === mix.arm && !arm.humanOnly))
    .sort((a, b) => a.realised - b.realised)
  const least = sorted[0]
  const most = sorted.at(-1)
  if (least === undefined || most === undefined) return 'Every training set is human'
  const range =
    least.arm === most.arm
      ? `${formatPercent(least.realised)} human at the end`
      : `from ${formatPercent(least.realised)} human at the end (${label(least.arm)}) to ${formatPercent(most.realised)} (${label(most.arm)})`
  return `Every mix is what was asked for: ${range}`
}

/** A uniform subset of everything so far has a share by chance, within four standard errors of what was asked for. */
function notable({ arm, requested, documents, seeds }: MixSummary, { results }: ReportData): number {
  const strategy = results.arms.find(({ name }) => name === arm)?.strategy
  if (strategy !== 'accumulate-subsample') return NOTABLE
  return Math.max(NOTABLE, 4 * Math.sqrt((requested * (1 - requested)) / (documents * seeds)))
}
