import type { EffectScale } from '../headlines.js'
import type { Thresholds } from '../thresholds.js'

/** The declared margin for one pair of arms. */
export interface Margin {
  /** Differences, in units of the metric, between which nothing that matters has changed. */
  readonly low: number
  readonly high: number
  /** By pair: the distance from the lower edge (above 0 where inside) and from the upper one (below 0). */
  readonly above: readonly number[]
  readonly below: readonly number[]
}

/**
 * The margin on the metric's scale: a share of the reference, of its effective number or perplexity where the metric is
 * a logarithm, or points. Undefined for a share of nothing: a reference of mean 0 or below.
 */
export function marginOf(
  scale: EffectScale,
  values: readonly number[],
  references: readonly number[],
  { tolerance, tolerancePoints }: Pick<Thresholds, 'tolerance' | 'tolerancePoints'>,
): Margin | undefined {
  const fixed = (low: number, high: number): Margin => ({
    low,
    high,
    above: values.map((value, at) => value - references[at] - low),
    below: values.map((value, at) => value - references[at] - high),
  })
  switch (scale) {
    case 'points':
      return fixed(-tolerancePoints, tolerancePoints)
    case 'bits':
      return fixed(Math.log1p(-tolerance) / Math.LN2, Math.log1p(tolerance) / Math.LN2)
    case 'nats':
      return fixed(Math.log1p(-tolerance), Math.log1p(tolerance))
    case 'ratio': {
      const mean = references.reduce((sum, one) => sum + one, 0) / references.length
      if (!(mean > 0)) return undefined
      return {
        low: -tolerance * mean,
        high: tolerance * mean,
        above: values.map((value, at) => value - (1 - tolerance) * references[at]),
        below: values.map((value, at) => value - (1 + tolerance) * references[at]),
      }
    }
  }
}
