import { mean, standardDeviation } from '../numerics/mean.js'
import { studentTTwoSidedP } from '../numerics/student-t.js'
import { meanInterval } from './mean-interval.js'

export interface PairedDifference {
  /** Mean of (value - reference) over the seeds that both have; infinite where only one side is. */
  readonly difference: number | undefined
  readonly low: number | undefined
  readonly high: number | undefined
  /** Two-sided p of the paired t test. */
  readonly p: number | undefined
  readonly pairs: number
  /** Means of the two sides over the pairs. */
  readonly value: number | undefined
  readonly referenceValue: number | undefined
  /** Why something of the above is missing. */
  readonly reason: string | undefined
}

/**
 * Difference of two arms, paired by seed: seeds share human data, split and generation 0, so the pairing takes
 * their common spread out. Interval and p are Student t on the differences.
 */
export function pairedDifference(
  values: ReadonlyMap<number, number>,
  reference: ReadonlyMap<number, number>,
  confidence: number,
): PairedDifference {
  const seeds = [...values.keys()].filter((seed) => reference.has(seed)).sort((a, b) => a - b)
  const pairs = seeds.length
  const none = { difference: undefined, low: undefined, high: undefined, p: undefined, pairs }
  if (pairs === 0) {
    const reason = 'no seed has a value on both sides'
    return { ...none, value: undefined, referenceValue: undefined, reason }
  }
  const left = seeds.map((seed) => values.get(seed)!)
  const right = seeds.map((seed) => reference.get(seed)!)
  const value = meanInterval(left, confidence).mean
  const referenceValue = meanInterval(right, confidence).mean
  if (!Number.isFinite(value) || !Number.isFinite(referenceValue)) {
    if (value === referenceValue) return { ...none, value, referenceValue, reason: 'infinite on both sides' }
    const difference = Number.isFinite(referenceValue) ? value : -referenceValue
    return { ...none, difference, value, referenceValue, reason: 'infinite in at least one seed' }
  }
  const differences = left.map((x, i) => x - right[i]!)
  const { mean: difference, low, high } = meanInterval(differences, confidence)
  if (pairs < 2) return { ...none, difference, value, referenceValue, reason: 'one seed: no interval' }
  // Differences of equal numbers carry rounding of the size of the numbers, not of the differences.
  const scale = Math.max(...left.map(Math.abs), ...right.map(Math.abs))
  const deviation = standardDeviation(differences)
  if (deviation <= scale * 1e-12) {
    const centre = Math.abs(difference) <= scale * 1e-12 ? 0 : mean(differences)
    const reason = 'the difference is the same in every seed: no spread to test against'
    return { ...none, difference: centre, low: centre, high: centre, value, referenceValue, reason }
  }
  const p = studentTTwoSidedP(difference / (deviation / Math.sqrt(pairs)), pairs - 1)
  return { difference, low, high, p, pairs, value, referenceValue, reason: undefined }
}
