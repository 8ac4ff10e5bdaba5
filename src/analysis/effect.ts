import type { Headline } from './headlines.js'
import type { PairedDifference } from './paired-difference.js'
import type { Thresholds } from './thresholds.js'

/**
 * `same`: within the tolerance. `unclear`: further away, but the interval includes the reference, or there is
 * one seed and so no interval. `lower`, `higher`: clearly away. `unknown`: no value.
 */
export type Grade = 'same' | 'unclear' | 'lower' | 'higher' | 'unknown'

/** A paired difference judged on the scale of its metric. */
export interface Effect extends PairedDifference {
  readonly headline: Headline
  readonly arm: string
  readonly generation: number
  /** Change on the headline's scale: -0.73 is 73% below the reference; in `points` the plain difference. */
  readonly change: number | undefined
  readonly changeLow: number | undefined
  readonly changeHigh: number | undefined
  readonly grade: Grade
  /** At least the collapse threshold below the reference, clearly. */
  readonly collapsed: boolean
}

/** Whether the difference was seen in one seed of one chain only: without a spread there is no interval and nothing is clear. */
export function isSingle({ difference, pairs, low }: PairedDifference): boolean {
  return difference !== undefined && pairs < 2 && low === undefined
}

/** Whether the difference is beyond the tolerance and its interval excludes the reference. */
export function isClear({ grade }: Effect): boolean {
  return grade === 'lower' || grade === 'higher'
}

export function judge(
  headline: Headline,
  arm: string,
  generation: number,
  pair: PairedDifference,
  thresholds: Thresholds,
): Effect {
  const onScale = (difference: number | undefined) =>
    difference === undefined ? undefined : changeOf(headline, difference, pair.referenceValue)
  const change = onScale(pair.difference)
  const changeLow = onScale(pair.low)
  const changeHigh = onScale(pair.high)
  const grade = gradeOf(headline, pair, change, changeLow, changeHigh, thresholds)
  const collapsed = grade === 'lower' && change !== undefined && change <= -thresholds.collapse
  return { ...pair, headline, arm, generation, change, changeLow, changeHigh, grade, collapsed }
}

function changeOf(headline: Headline, difference: number, reference: number | undefined): number | undefined {
  switch (headline.scale) {
    case 'points':
      return difference
    case 'bits':
      return Math.exp(difference * Math.LN2) - 1
    case 'nats':
      return Math.exp(difference) - 1
    case 'ratio':
      if (difference === 0) return 0
      // Against nothing every change is infinitely large; its direction is all that can be said.
      if (reference === undefined || reference === 0) return difference * Number.POSITIVE_INFINITY
      return difference / Math.abs(reference)
  }
}

function gradeOf(
  headline: Headline,
  pair: PairedDifference,
  change: number | undefined,
  low: number | undefined,
  high: number | undefined,
  thresholds: Thresholds,
): Grade {
  if (change === undefined || pair.difference === undefined) return 'unknown'
  const points = headline.scale === 'points'
  const near = Math.abs(change) <= (points ? thresholds.tolerancePoints : thresholds.tolerance)
  const reaches = (limit: number) => (low ?? 0) <= -limit || (high ?? 0) >= limit
  // A difference near zero with an interval that reaches the collapse threshold says nothing.
  if (near && !reaches(thresholds.collapse)) return 'same'
  if (isSingle(pair)) return 'unclear'
  const includesReference = (pair.low ?? pair.difference) <= 0 && (pair.high ?? pair.difference) >= 0
  if (includesReference) return 'unclear'
  if (near) return 'same'
  return pair.difference < 0 ? 'lower' : 'higher'
}
