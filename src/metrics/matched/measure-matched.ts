import type { Measured, Metric, MetricContext } from '../../contracts/metric.js'
import type { Rng } from '../../contracts/rng.js'
import { mean } from '../../numerics/mean.js'
import { measure } from '../measured.js'
import { undefinedBecause } from '../text-metric.js'
import { halfWidth } from './interval.js'
import { partContext } from './part-context.js'
import { halves, meanShare, type Parts, partsOfTokens } from './parts.js'
import { rememberedViews } from './part-views.js'

/** Fewer documents do not tell how much documents differ. */
export const FEWEST_DOCUMENTS = 10
/** Parts that leave less out of the sample hardly differ from one another. */
export const LARGEST_SHARE = 0.95

export interface MatchedOptions {
  /** Size of the parts; absent: the value is that of the whole sample, and the parts only tell its interval. */
  readonly tokens?: number
  /** Parts that are measured. */
  readonly repetitions: number
  readonly rng: Rng
}

/**
 * A metric of the probe at a declared number of tokens: the mean over random parts of the probe's documents, with a
 * 95% interval for the value at that size among all documents of the source (delete-d jackknife, see interval.ts).
 * Groups are matched by name; histograms are left out.
 *
 * Without `tokens` the value is that of the whole probe, and its interval comes from random halves of the documents.
 * Where the value changes with the size of the sample (`dependsOn`), so do its deviations: they are taken relative
 * to the mean of the halves, but no more than doubled and no less than halved.
 *
 * @example
 * await measureMatched(types, context, { tokens: 5000, repetitions: 50, rng }) // [{ value: 1204.3, low: 1180.1, ... }]
 */
export async function measureMatched(
  metric: Metric,
  context: MetricContext,
  { tokens, repetitions, rng }: MatchedOptions,
): Promise<Measured[]> {
  const { probe } = context
  const has = probe.corpus().words.length
  if (tokens !== undefined && has < tokens) {
    return [undefinedBecause(`needs ${tokens} tokens, has ${has}`, has)]
  }
  const whole = tokens === undefined || has === tokens
  const documents = probe.texts.length
  if (whole && documents < FEWEST_DOCUMENTS) {
    return (await measure(metric, context)).map((value) => plain(value, fewDocuments(documents)))
  }
  const drawn = whole ? halves(probe, repetitions, rng) : partsOfTokens(probe, tokens, repetitions, rng)
  const measured = await measureParts(metric, context, drawn, whole ? undefined : tokens, rng)
  const rest = { drawn, share: meanShare(probe, drawn.parts), documents, metric }
  if (!whole) return [...measured].map(([group, values]) => meanOf(group, values, rest))
  const given = await measure(metric, context)
  return given.map((value) => withInterval(value, measured.get(value.group ?? '') ?? [], rest))
}

/** The values of each group, in order of appearance. A part in which a group is missing has no entry. */
async function measureParts(
  metric: Metric,
  context: MetricContext,
  drawn: Parts,
  tokens: number | undefined,
  rng: Rng,
): Promise<Map<string, Measured[]>> {
  const groups = new Map<string, Measured[]>()
  const views = rememberedViews(context.probe, drawn.parts, tokens, rng)
  for (const [index, part] of drawn.parts.entries()) {
    const own = partContext(context, part, views(index), context.rng.fork('part').fork(index))
    for (const value of await measure(metric, own)) {
      const group = value.group ?? ''
      groups.set(group, [...(groups.get(group) ?? []), value])
    }
  }
  return groups
}

interface Drawn {
  readonly drawn: Parts
  readonly share: number
  readonly documents: number
  readonly metric: Metric
}

function meanOf(group: string, measured: readonly Measured[], rest: Drawn): Measured {
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

function withInterval(whole: Measured, measured: readonly Measured[], rest: Drawn): Measured {
  const { value } = whole
  if (value === undefined) return plain(whole)
  const values = measured.flatMap((part) => (part.value === undefined ? [] : [part.value]))
  const missing = rest.drawn.parts.length - values.length
  const why =
    missing > 0
      ? `no interval: undefined in ${missing} of ${rest.drawn.parts.length} halves of the sample`
      : whyNoInterval([value, ...values], rest)
  if (why !== undefined) return plain(whole, why)
  const half = halfWidth({ values, ...partsOf(rest) }) * scaleOf(value, mean(values), rest.metric)
  return { ...plain(whole), ...endsOf(value, half, rest.metric) }
}

function partsOf({ drawn, share, documents }: Drawn) {
  return { share, documents, orders: drawn.orders }
}

/** How much larger the deviations at full size are than at half of it, where the value follows a power of the size. */
function scaleOf(whole: number, half: number, { dependsOn = [] }: Metric): number {
  if (!dependsOn.includes('tokens') && !dependsOn.includes('documents')) return 1
  const ratio = whole / half
  return ratio > 0 ? Math.min(2, Math.max(0.5, ratio)) : 1
}

function whyNoInterval(values: readonly number[], { documents, share }: Drawn): string | undefined {
  if (documents < FEWEST_DOCUMENTS) return fewDocuments(documents)
  if (share > LARGEST_SHARE) {
    return `no interval: the parts leave less than ${Math.round(100 * (1 - LARGEST_SHARE))}% of the sample out`
  }
  return values.every(Number.isFinite) ? undefined : 'no interval: infinite in some parts'
}

function fewDocuments(documents: number): string {
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

function plain(
  { histogram: _histogram, low: _low, high: _high, ...value }: Measured,
  note?: string,
): Measured {
  return note === undefined || value.value === undefined ? value : { ...value, note }
}
