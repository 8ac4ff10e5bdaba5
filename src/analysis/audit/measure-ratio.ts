import type { MeasuredMetric, MetricDifference } from '../../contracts/measurement.js'
import { formatChange } from '../format.js'

/** A group's value as a multiple of the reference's, with its interval where there is one. */
export interface MeasureRatio {
  readonly ratio: number
  readonly low: number | undefined
  readonly high: number | undefined
}

/** Whether a measure is an entropy, compared as the number of equally frequent kinds it stands for. */
export function countsKinds({ unit }: Pick<MeasuredMetric, 'unit'>): boolean {
  return /^bits per \d+-gram/.test(unit)
}

/** How many times the reference's value a group has; of entropies, how many times the kinds (2^bits). */
export function measureRatio(
  metric: Pick<MeasuredMetric, 'unit'>,
  { difference, low, high, ratio, ratioLow, ratioHigh }: MetricDifference,
): MeasureRatio | undefined {
  if (countsKinds(metric)) {
    return {
      ratio: kinds(difference),
      low: low === undefined ? low : kinds(low),
      high: high === undefined ? high : kinds(high),
    }
  }
  return ratio === undefined ? undefined : { ratio, low: ratioLow, high: ratioHigh }
}

/** Below this share of the reference, per cent would all be -100. */
const TINY = 0.05

/**
 * A multiple as a change: per cent, or the multiple itself where it is large or tiny.
 *
 * @example
 * formatRatio(0.8) // '−20%'
 * formatRatio(0.0031) // '×0.0031'
 */
export function formatRatio(ratio: number): string {
  return ratio > 0 && ratio < TINY ? `×${Number(ratio.toPrecision(2))}` : formatChange(ratio - 1)
}

function kinds(bits: number): number {
  return Math.exp(bits * Math.LN2)
}
