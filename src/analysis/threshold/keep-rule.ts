import type { MetricInfo } from '../../contracts/results.js'
import { mean } from '../../numerics/mean.js'
import { scaleOf } from '../comparison/scale.js'
import { betterOf } from '../headlines.js'
import { meanInterval } from '../mean-interval.js'
import { ratioOfMeans } from '../paired/ratio-of-means.js'

/** What it is to keep a metric: how values compare with the control's, and how much of it must be left. */
export interface KeepRule {
  /** `ratio` of the values; or of what they are logarithms of: effective numbers, perplexities. */
  readonly scale: 'ratio' | 'bits' | 'nats'
  /** `higher`: value / control. `lower`: control / value. `neither`: the smaller of the two. */
  readonly better: MetricInfo['better']
  /** The share of the control that must be left, above 0 and below 1. */
  readonly keep: number
}

/** Values of an arm and of the control, paired by seed. */
export interface Pairs {
  readonly values: readonly number[]
  readonly control: readonly number[]
}

/** The share of the control that is left, with its interval. */
export interface Kept {
  readonly kept: number
  /** Absent for one seed, and where a ratio has no bounds. */
  readonly low: number | undefined
  readonly high: number | undefined
}

/** The rule for a metric: of logarithms, what they stand for is kept; of everything else the value itself. */
export function keepRule(info: MetricInfo, keep: number): KeepRule {
  const scale = scaleOf(info)
  return { scale: scale === 'points' ? 'ratio' : scale, better: betterOf(info), keep }
}

/**
 * One number a seed for each side on which the metric can be lost: its mean is at or above 0 where the metric is kept. A
 * ratio is tested as x - keep y, which is exact although y is measured too (Fieller 1954).
 */
export function contrasts({ values, control }: Pairs, rule: KeepRule): readonly (readonly number[])[] {
  const { scale, better, keep } = rule
  const falls = values.map((x, at) =>
    scale === 'ratio' ? x - keep * control[at]! : (x - control[at]!) * natsOf(scale) - Math.log(keep),
  )
  const rises = values.map((x, at) =>
    scale === 'ratio' ? control[at]! - keep * x : (control[at]! - x) * natsOf(scale) - Math.log(keep),
  )
  return better === 'higher' ? [falls] : better === 'lower' ? [rises] : [falls, rises]
}

/**
 * The share of the control that is left: of means by Fieller's interval, of logarithms by Student t on their differences.
 *
 * @example
 * keptOf({ values: [1, 1.2, 1.1, 0.9], control: [2, 2.1, 1.9, 2.2] }, { scale: 'ratio', better: 'higher', keep: 0.9 }, 0.95).kept // 0.5122
 */
export function keptOf({ values, control }: Pairs, { scale, better }: KeepRule, confidence: number): Kept {
  const found =
    scale === 'ratio'
      ? ratioKept(values, control, confidence)
      : logarithmKept(values, control, natsOf(scale), confidence)
  if (better === 'higher') return found
  const inverse = { kept: 1 / found.kept, low: inverted(found.high), high: inverted(found.low) }
  if (better === 'lower') return inverse
  const [closer, other] = found.kept <= 1 ? [found, inverse] : [inverse, found]
  // An interval across 1 is folded there: the metric may have moved to either side.
  const across = closer.high !== undefined && closer.high > 1
  const low = across ? Math.min(closer.low ?? 0, other.low ?? 0) : closer.low
  return {
    kept: closer.kept,
    low: closer.low === undefined ? undefined : low,
    high: across ? 1 : closer.high,
  }
}

function ratioKept(values: readonly number[], control: readonly number[], confidence: number): Kept {
  const found = ratioOfMeans(values, control, confidence)
  return { kept: mean(values) / mean(control), low: found?.low, high: found?.high }
}

function logarithmKept(
  values: readonly number[],
  control: readonly number[],
  unit: number,
  confidence: number,
): Kept {
  const differences = values.map((value, at) => (value - control[at]!) * unit)
  const { mean: centre, low, high } = meanInterval(differences, confidence)
  const power = (x: number | undefined) => (x === undefined ? undefined : Math.exp(x))
  return { kept: Math.exp(centre), low: power(low), high: power(high) }
}

function natsOf(scale: 'bits' | 'nats'): number {
  return scale === 'bits' ? Math.LN2 : 1
}

function inverted(x: number | undefined): number | undefined {
  return x === undefined ? undefined : 1 / x
}
