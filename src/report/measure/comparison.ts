import { formatInterval, formatValue } from '../../analysis/index.js'
import { formatRatio, measureRatio } from '../../analysis/audit/index.js'
import type {
  MeasuredGroup,
  MeasuredMetric,
  Measurement,
  MetricDifference,
  MetricValue,
} from '../../contracts/measurement.js'

/** What the interval of a difference says: nothing, or which side of the reference a group is on. */
export type Side = 'worse' | 'better' | 'different' | 'unclear' | 'none'

export interface ComparedCell {
  readonly group: MeasuredGroup
  readonly value: string
  readonly interval: string | undefined
  /** Change against the reference, in per cent or as a multiple; '' where there is none to give. */
  readonly change: string
  readonly changeInterval: string | undefined
  readonly side: Side
  /** Why there is no value. */
  readonly reason: string | undefined
}

export interface ComparedRow {
  readonly metric: MeasuredMetric
  /** Part of the metric (a tier, a style); '' where there is one value. */
  readonly part: string
  readonly label: string
  /** `↑` higher is better, `↓` lower is better, '' neither. */
  readonly direction: string
  /** One for each group that was measured, the reference first. */
  readonly cells: readonly ComparedCell[]
}

/** Signs of sides, for tables; explained by `SIDE_WORDS`. */
export const SIDE_SIGNS: Readonly<Record<Side, string>> = {
  worse: '▼',
  better: '▲',
  different: '◆',
  unclear: '',
  none: '',
}

export const SIDE_WORDS =
  '↑ more is better, ↓ less is better. ▼ clearly worse than the reference, ▲ clearly better, ◆ clearly different where neither is better; no sign: the 95% interval includes no difference.'

/** Groups that were measured, the reference first. */
export function measuredGroups({ groups }: Measurement): readonly MeasuredGroup[] {
  return groups.filter(({ tooFew }) => tooFew === undefined)
}

/** Every metric with its values and differences, group by group. */
export function comparisonRows(measurement: Measurement): readonly ComparedRow[] {
  const groups = measuredGroups(measurement)
  const { values, differences } = measurement
  const valueAt = new Map(values.map((value) => [keyOf(value), value]))
  const differenceAt = new Map(differences.map((difference) => [keyOf(difference), difference]))
  return measurement.metrics.flatMap((metric) => {
    const parts = [...new Set(values.filter((value) => value.metric === metric.id).map(({ part }) => part))]
    return parts.map((part): ComparedRow => {
      const cells = groups.map((group) => {
        const key = keyOf({ group: group.name, metric: metric.id, part })
        return cellOf(group, metric, valueAt.get(key), differenceAt.get(key))
      })
      const label = part === '' ? metric.label : `${metric.label}: ${part}`
      return { metric, part, label, direction: directionOf(metric), cells }
    })
  })
}

function keyOf({ group, metric, part }: { group: string; metric: string; part: string }): string {
  return JSON.stringify([group, metric, part])
}

function directionOf({ better }: MeasuredMetric): string {
  if (better === 'neither') return ''
  return better === 'higher' ? '↑' : '↓'
}

function cellOf(
  group: MeasuredGroup,
  metric: MeasuredMetric,
  value: MetricValue | undefined,
  difference: MetricDifference | undefined,
): ComparedCell {
  const ratio = difference && measureRatio(metric, difference)
  return {
    group,
    value: value?.value === undefined ? '–' : formatValue(value.value, metric.format),
    interval: formatInterval(value?.low, value?.high, metric.format),
    change: ratio === undefined ? '' : formatRatio(ratio.ratio),
    changeInterval:
      ratio?.low === undefined || ratio.high === undefined
        ? undefined
        : `${formatRatio(ratio.low)} to ${formatRatio(ratio.high)}`,
    side: sideOf(metric, difference),
    reason: value === undefined ? 'not measured' : value.undefinedReason,
  }
}

export function sideOf(
  metric: Pick<MeasuredMetric, 'better'>,
  difference: MetricDifference | undefined,
): Side {
  if (difference?.low === undefined || difference.high === undefined) return 'none'
  if (difference.low <= 0 && difference.high >= 0) return 'unclear'
  if (metric.better === 'neither') return 'different'
  return difference.difference > 0 === (metric.better === 'higher') ? 'better' : 'worse'
}
