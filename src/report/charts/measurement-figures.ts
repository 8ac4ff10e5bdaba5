import { countsKinds, formatRatio, measureRatio } from '../../analysis/audit/index.js'
import { plural } from '../../analysis/index.js'
import type { MeasuredMetric, Measurement, MetricDifference } from '../../contracts/measurement.js'
import { type Side, sideOf } from '../measure/comparison.js'
import { visibleLine } from '../visible.js'
import { type RatioRow, ratioPanel } from './ratio-panel.js'
import type { Figure, Panel } from './spec.js'

interface Tone {
  readonly colour: string
  readonly ink: string
  readonly meaning: string
}

const TONES: Readonly<Record<Side, Tone>> = {
  worse: { colour: '#d55e00', ink: '#a84700', meaning: 'clearly worse' },
  better: { colour: '#0072b2', ink: '#00639c', meaning: 'clearly better' },
  different: { colour: '#4d4d4d', ink: '#333333', meaning: 'clearly different' },
  unclear: { colour: '#a3a3a3', ink: '#6b6b6b', meaning: 'the interval includes no difference' },
  none: { colour: '#a3a3a3', ink: '#6b6b6b', meaning: 'no interval' },
}

/** Groups beyond which a panel stands for a measure and not for a group. */
const FEW_GROUPS = 3
/** Measures that are drawn for many groups. */
const MANY_PANELS = 9

/** How far the groups are from the reference in every measure that can be told as a multiple of it. */
export function measurementFigure(measurement: Measurement): Figure | undefined {
  const { reference: name } = measurement
  if (name === undefined) return undefined
  const reference = visibleLine(name, 60)
  const groups = measurement.groups.filter(
    ({ name: group, tooFew }) => tooFew === undefined && group !== name,
  )
  const panels =
    groups.length <= FEW_GROUPS
      ? groups.flatMap((group, index) => groupPanel(measurement, group.name, reference, index))
      : measurement.metrics
          .flatMap((metric, index) => metricPanel(measurement, metric, reference, index))
          .slice(0, MANY_PANELS)
  if (panels.length === 0) return undefined
  return {
    id: 'differences',
    title: differencesTitle(measurement, reference),
    subtitle: `Each value as a multiple of that of ${reference} (vertical line), with its ${Math.round(100 * measurement.confidence)}% interval. Orange: clearly worse; blue: clearly better; black: clearly different where neither is better; grey: the interval includes no difference. Entropies stand for the number of kinds (2^bits).`,
    columns: panels.length === 1 ? 1 : groups.length <= FEW_GROUPS ? 2 : 3,
    panels,
  }
}

function differencesTitle({ differences, metrics }: Measurement, reference: string): string {
  const better = new Map(metrics.map((metric) => [metric.id, metric]))
  const sides = differences.flatMap((difference) => {
    const metric = better.get(difference.metric)
    return metric === undefined || difference.p === undefined ? [] : [sideOf(metric, difference)]
  })
  const count = (side: Side) => sides.filter((one) => one === side).length
  return `${plural(count('worse'), 'comparison')} clearly worse than ${reference}, ${count('better')} clearly better, ${count('unclear')} without a clear difference`
}

function groupPanel(measurement: Measurement, group: string, reference: string, index: number): Panel[] {
  const rows = measurement.metrics.flatMap((metric) => {
    const found = measurement.differences.find(
      (one) => one.group === group && one.metric === metric.id && one.part === '',
    )
    return found === undefined ? [] : ratioRow(metric, found, metric.label)
  })
  return rows.length === 0
    ? []
    : [
        ratioPanel({
          id: `differences-${index}`,
          title: visibleLine(group, 80),
          subtitle: `against ${reference}`,
          reference,
          rows,
        }),
      ]
}

function metricPanel(
  measurement: Measurement,
  metric: MeasuredMetric,
  reference: string,
  index: number,
): Panel[] {
  const rows = measurement.differences
    .filter((one) => one.metric === metric.id && one.part === '')
    .flatMap((one) => ratioRow(metric, one, one.group))
  return rows.length === 0
    ? []
    : [
        ratioPanel({
          id: `differences-${index}`,
          title: metric.label,
          subtitle: betterWords(metric),
          reference,
          rows,
        }),
      ]
}

function betterWords({ better, unit }: MeasuredMetric): string {
  return better === 'neither' ? unit : `${unit}; ${better} is better`
}

function ratioRow(metric: MeasuredMetric, difference: MetricDifference, label: string): RatioRow[] {
  const found = measureRatio(metric, difference)
  if (found === undefined || !(found.ratio > 0) || !Number.isFinite(found.ratio)) return []
  const { ratio, low, high } = found
  const kinds = countsKinds(metric) ? ', as a number of kinds' : ''
  return [
    {
      label: visibleLine(label, 80),
      ratio,
      low,
      high,
      ...TONES[sideOf(metric, difference)],
      text: formatRatio(ratio),
      interval:
        low === undefined || high === undefined
          ? 'none'
          : `${formatRatio(low)} to ${formatRatio(high)}${kinds}`,
    },
  ]
}
