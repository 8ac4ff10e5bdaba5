import type { MetricInfo } from '../../contracts/results.js'
import {
  formatDifference,
  formatDifferenceInterval,
  formatInterval,
  formatNumber,
  formatValue,
} from '../format.js'
import { formatQuantity, formatQuantityInterval } from './format-quantity.js'
import { otherArm, statisticName } from './measure.js'
import type { Outcome } from './outcome.js'
import { splitMetric } from './run-values.js'

/** Statistics in the unit of the metric itself; `change` is a difference of it, the rest are other quantities. */
const SAME_UNIT: ReadonlySet<string> = new Set(['value', 'mean', 'min', 'max'])

/**
 * What was measured, as a report writes the metric: "−10.9 pt (−13.0 to −8.7) against 10% redraw"; undefined where there
 * is no value.
 */
export function outcomeInUnits(
  { expectation, measured }: Outcome,
  metrics: readonly MetricInfo[],
): string | undefined {
  if (measured === undefined) return undefined
  const { value, low, high } = measured
  const format = metrics.find(({ id }) => id === splitMetric(expectation.metric)[0])?.format ?? 'number'
  const statistic = statisticName(expectation)
  const other = otherArm(expectation)
  const against = other === undefined ? '' : ` against ${other}`
  const ratio = expectation.against !== undefined && expectation.as === 'ratio'
  if (!ratio && (statistic === 'change' || (other !== undefined && SAME_UNIT.has(statistic)))) {
    const interval = formatDifferenceInterval(low, high, format)
    return `${formatDifference(value, format)}${inBrackets(interval)}${against}`
  }
  if (!ratio && SAME_UNIT.has(statistic)) {
    return `${formatValue(value, format)}${inBrackets(formatInterval(low, high, format))}`
  }
  if (ratio || statistic === 'retained') {
    const whose = statistic === 'retained' ? 'the first value' : `that of ${other}`
    return `${formatNumber(value)} times ${whose}${inBrackets(formatInterval(low, high, 'number'))}`
  }
  return `${formatQuantity(value)}${inBrackets(formatQuantityInterval(low, high))}${against}`
}

function inBrackets(interval: string | undefined): string {
  return interval === undefined ? '' : ` (${interval})`
}
