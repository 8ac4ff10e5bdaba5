import type { Results, ResultRow } from '../contracts/results.js'
import { normalQuantile } from '../numerics/normal.js'

/** Confidence of the intervals that metrics of numbers take over chains. */
const TAKEN_AT = 0.95

/** Where the intervals of an experiment come from: its seeds, the chains of its one seed, or nowhere. */
export type IntervalSource = 'seeds' | 'chains' | 'none'

/** Of several seeds the seeds are what is independent; one seed of numbers has its chains. */
export function intervalSource({ seeds, chains = 1 }: Pick<Results, 'seeds' | 'chains'>): IntervalSource {
  if (seeds.length > 1) return 'seeds'
  return chains > 1 ? 'chains' : 'none'
}

/**
 * The interval that a value has over its chains, at the confidence asked for: each side is stretched as that of a
 * normal distribution. Shares stay within [0, 1].
 */
export function chainInterval(
  { value, low, high }: Pick<ResultRow, 'value' | 'low' | 'high'>,
  confidence: number,
  share: boolean,
): { readonly low: number; readonly high: number } | undefined {
  if (value === undefined || low === undefined || high === undefined) return undefined
  const stretch =
    confidence === TAKEN_AT ? 1 : normalQuantile(0.5 + confidence / 2) / normalQuantile(0.5 + TAKEN_AT / 2)
  const [lowest, highest] = share ? [0, 1] : [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  return {
    low: Math.max(lowest, value - stretch * (value - low)),
    high: Math.min(highest, value + stretch * (high - value)),
  }
}
