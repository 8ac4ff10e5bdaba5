import type { ArmAnswers } from '../../analysis/answers/index.js'
import { formatDifference, formatDifferenceInterval, formatPercent, listed } from '../../analysis/index.js'
import { type ArmTrend, SHAPES, type TrendEstimate } from '../../analysis/trend/index.js'
import type { Headline } from '../../analysis/index.js'
import type { ReportData } from '../report-data.js'
import { estimateWords } from './estimate-words.js'
import type { ReportTable } from './report-table.js'

const KINDS =
  'Stable: seeds agree on no slope and no shape describes better than a constant. Bounded: comes to an end that is in sight. Slowing: ever slower, without an end. Linear, accelerating: without an end. Collapsed: most of what generation 0 had is clearly gone.'

/** How every headline measure moves in every arm: in a word each, and folded with all numbers. */
export function trendTables(data: ReportData, arms: readonly ArmAnswers[]): readonly ReportTable[] {
  const { headlines } = data.verdict
  const trends = arms.map(({ arm, trends: found }) => ({
    name: arm.name,
    cells: headlines.map((headline, at) => ({ headline, trend: found[at] })),
  }))
  const known = trends.some(({ cells }) => cells.some(({ trend }) => trend.rate !== undefined))
  if (!known) return []
  const confidence = formatPercent(data.thresholds.confidence)
  const one = data.results.seeds.length === 1
  const single = one ? ['One seed: no interval, and no trend is clear.'] : []
  return [
    {
      id: 'trends',
      title: 'Where it is heading',
      intro: KINDS,
      columns: ['strategy', ...headlines.map(({ label }) => label)],
      rows: trends.map(({ name, cells }) => [name, ...cells.map(({ trend }) => trend.kind)]),
      notes: single,
      folded: false,
    },
    {
      id: 'trend-details',
      title: 'Trends with rate and half-life',
      intro:
        'Rate: least-squares change per generation. Half-life: generation at which the shape is half of where it starts.',
      columns: [
        'strategy',
        'measure',
        'trend',
        'shape (weight)',
        'rate per generation',
        'p',
        'half-life',
        'bend at',
        'remark',
      ],
      rows: trends.flatMap(({ name, cells }) =>
        cells.map(({ headline, trend }) => detailRow(name, headline, trend)),
      ),
      notes: [
        ...single,
        `Shapes by AICc on the mean over seeds (${listed(SHAPES.map(({ name, formula }) => `${name}: ${formula}`))}); the weight is Akaike’s. Whether there is a trend at all: t test on the slopes of the seeds, level ${formatPercent(1 - data.thresholds.confidence)}. Intervals: ${confidence}, of rates Student t over seeds, else leaving out one seed at a time (jackknife).`,
        `Collapsed: lower than generation 0 by at least ${formatPercent(data.thresholds.collapse)}, with an interval that excludes no change. At least five generations are needed.`,
      ],
      folded: true,
    },
  ]
}

function detailRow(arm: string, { label, format }: Headline, trend: ArmTrend): readonly string[] {
  const { kind, fit, weights, rate, p, halfLife, changepoint, reason } = trend
  const weight = fit && weights.get(fit.shape)
  return [
    arm,
    label,
    kind,
    fit === undefined ? '–' : `${fit.shape} (${weight!.toFixed(2)})`,
    rateWords(rate, format),
    p === undefined ? '–' : p < 0.0001 ? '<0.0001' : p.toFixed(4),
    estimateWords(halfLife),
    estimateWords(changepoint),
    reason,
  ]
}

function rateWords(rate: TrendEstimate | undefined, format: Headline['format']): string {
  if (rate === undefined) return '–'
  const interval = formatDifferenceInterval(rate.low, rate.high, format)
  const value = formatDifference(rate.value, format)
  return interval === undefined ? value : `${value} (${interval})`
}
