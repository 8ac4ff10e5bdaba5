import type { NgramLevel } from '../contracts/text.js'
import { oncePer } from './once.js'

/**
 * How many kinds occur how often: `kinds[i]` n-grams occur `times[i]` times each, ascending in `times`. All
 * entropies and richness estimates are functions of this alone, so they cannot depend on the order of documents.
 */
export interface Spectrum {
  readonly times: Float64Array
  readonly kinds: Float64Array
  /** Distinct n-grams: the sum of `kinds`. */
  readonly types: number
  /** Occurrences: the sum of `times x kinds`. */
  readonly total: number
}

/**
 * The spectrum of a list of counts; zeros are not counted.
 *
 * @example
 * spectrumOf([3, 1, 1]) // times [1, 3], kinds [2, 1], types 3, total 5
 */
export function spectrumOf(counts: ArrayLike<number>): Spectrum {
  const kindsAt = new Map<number, number>()
  let total = 0
  for (let index = 0; index < counts.length; index++) {
    if (counts[index] === 0) continue
    kindsAt.set(counts[index], (kindsAt.get(counts[index]) ?? 0) + 1)
    total += counts[index]
  }
  const times = Float64Array.from(kindsAt.keys()).sort()
  const kinds = times.map((time) => kindsAt.get(time) ?? 0)
  return { times, kinds, types: kinds.reduce((sum, kind) => sum + kind, 0), total }
}

/** The spectrum of all n-grams of an order, computed once per level. */
export const spectrumOfLevel: (level: NgramLevel) => Spectrum = oncePer((level: NgramLevel) =>
  spectrumOf(level.counts),
)

/** Kinds that occur exactly once. */
export function singletons({ times, kinds }: Spectrum): number {
  return times[0] === 1 ? kinds[0] : 0
}
