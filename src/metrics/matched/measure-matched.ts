import type { Measured, Metric, MetricContext } from '../../contracts/metric.js'
import type { Rng } from '../../contracts/rng.js'
import { measure } from '../measured.js'
import { undefinedBecause } from '../text-metric.js'
import { partContext } from './part-context.js'
import { halves, meanShare, type Parts, partsOfTokens } from './parts.js'
import { rememberedViews } from './part-views.js'
import { FEWEST_DOCUMENTS, fewDocuments, meanOfParts, plain, withInterval } from './summarise-parts.js'

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
 * Where the value grows with the sample (`dependsOn`), so do its deviations: they are taken relative to the mean of
 * the halves, but no more than doubled.
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
  if (!whole) return [...measured].map(([group, values]) => meanOfParts(group, values, rest))
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
