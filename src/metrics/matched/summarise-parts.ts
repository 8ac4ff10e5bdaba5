import type { Measured, Metric } from '../../contracts/metric.js'
import { mean } from '../../numerics/mean.js'
import { dependsOnSize } from '../depends-on-size.js'
import { undefinedBecause } from '../text-metric.js'
import { halfWidth } from './interval.js'
import type { Parts } from './parts.js'

/** Fewer documents do not tell how much documents differ. */
export const FEWEST_DOCUMENTS = 10
/** Parts that leave less out of the sample hardly differ from one another. */
export const LARGEST_SHARE = 0.95

/** How the parts were drawn of which values are summarised. */
export interface DrawnParts {
  readonly drawn: Parts
  readonly share: number
  readonly documents: number
  readonly metric: Metric
}

/** The mean of one group's values over the parts, with the interval of that mean. */
export function meanOfParts(group: string, measured: readonly Measured[], rest: DrawnParts): Measured {
  const { drawn, metric } = rest
  const named = group === '' ? {} : { group }
  const values = measured.flatMap(({ value }) => (value === undefined ? [] : [value]))
  const n = countOf(measured)
  const missing = drawn.parts.length - values.length
  const reason = measured.find(({ undefinedReason }) => undefinedReason !== undefined)?.undefinedReason
  const undefinedParts = `${reason ?? 'this group is not there'} (in ${missing} of ${drawn.parts.length} parts)`
  if (2 * missing > drawn.parts.length) return { ...named, ...undefinedBecause(undefinedParts, n) }
  const value = meanValue(values)
  const why = missing > 0 ? `no interval: ${undefinedParts}` : whyNoInterval(values, rest)
  const ends =
    why === undefined ? endsOf(value, halfWidth({ values, ...partsOf(rest) }), metric) : { note: why }
  return { ...named, value, n, ...ends }
}

/** A value of the whole sample with the interval that its parts tell. */
export function withInterval(whole: Measured, measured: readonly Measured[], rest: DrawnParts): Measured {
  const { value } = whole
  if (value === undefined) return plain(whole)
  const values = measured.flatMap((part) => (part.value === undefined ? [] : [part.value]))
  const missing = rest.drawn.parts.length - values.length
  const why =
    missing > 0
      ? `no interval: undefined in ${missing} of ${rest.drawn.parts.length} halves of the sample`
      : Number.isFinite(value)
        ? whyNoInterval(values, rest)
        : 'no interval: the value is infinite'
  if (why !== undefined) return plain(whole, why)
  const half = halfWidth({ values, ...partsOf(rest) }) * scaleOf(value, mean(values), rest.metric)
  return { ...plain(whole), ...endsOf(value, half, rest.metric) }
}

function partsOf({ drawn, share, documents }: DrawnParts) {
  return { share, documents, orders: drawn.orders }
}

/**
 * How much larger the deviations at full size are than at half of it: values that grow with the sample deviate in
 * proportion (a count twice as much, a vocabulary by Heaps' law), those that fall or stay do so no more than before.
 */
function scaleOf(whole: number, half: number, metric: Metric): number {
  const ratio = whole / half
  return dependsOnSize(metric) && ratio > 1 ? Math.min(2, ratio) : 1
}

function whyNoInterval(values: readonly number[], { documents, share }: DrawnParts): string | undefined {
  if (documents < FEWEST_DOCUMENTS) return fewDocuments(documents)
  if (share > LARGEST_SHARE) {
    return `no interval: the parts leave less than ${Math.round(100 * (1 - LARGEST_SHARE))}% of the sample out`
  }
  if (!values.every(Number.isFinite)) return 'no interval: infinite in some parts'
  // No duplicate in 50 documents does not say that there are none in the source.
  return values.every((value) => value === values[0])
    ? 'no interval: all parts have the same value'
    : undefined
}

export function fewDocuments(documents: number): string {
  return `no interval: needs ${FEWEST_DOCUMENTS} documents, has ${documents}`
}

/** An infinite value makes the mean infinite. */
function meanValue(values: readonly number[]): number {
  return values.every(Number.isFinite) ? mean(values) : values.reduce((sum, value) => sum + value, 0)
}

function endsOf(value: number, half: number, { format }: Metric): Pick<Measured, 'low' | 'high'> {
  const [lowest, highest] =
    format === 'percent' ? [0, 1] : [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  return { low: Math.max(lowest, value - half), high: Math.min(highest, value + half) }
}

/** What the parts rest on, on average. */
function countOf(measured: readonly Measured[]): number | undefined {
  const counts = measured.flatMap(({ n }) => (n === undefined ? [] : [n]))
  return counts.length === 0 ? undefined : Math.round(mean(counts))
}

/** Without its histogram, and without an interval of another kind. */
export function plain(
  { histogram: _histogram, low: _low, high: _high, ...value }: Measured,
  note?: string,
): Measured {
  return note === undefined || value.value === undefined ? value : { ...value, note }
}
