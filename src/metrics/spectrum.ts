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
  const common = new Map<number, number>()
  const rare = new Float64Array(RARE)
  for (let index = 0; index < counts.length; index++) {
    const count = counts[index]
    if (count < RARE) rare[count]++
    else common.set(count, (common.get(count) ?? 0) + 1)
  }
  const rareTimes: number[] = []
  for (let time = 1; time < RARE; time++) if (rare[time] > 0) rareTimes.push(time)
  const times = Float64Array.from([
    ...rareTimes,
    ...[...common.keys()].sort((first, second) => first - second),
  ])
  const kinds = times.map((time) => (time < RARE ? rare[time] : common.get(time)!))
  let types = 0
  let total = 0
  for (let index = 0; index < times.length; index++) {
    types += kinds[index]
    total += kinds[index] * times[index]
  }
  return { times, kinds, types, total }
}

/** Counts below this are looked up in an array, which is ten times as fast as a Map; nearly all are. */
const RARE = 1024

/** The spectrum of all n-grams of an order, computed once per level. */
export const spectrumOfLevel: (level: NgramLevel) => Spectrum = oncePer((level: NgramLevel) =>
  spectrumOf(level.counts),
)

/**
 * Kinds that occur exactly as often as `wanted` says.
 *
 * @example
 * kindsSeen(spectrumOf([3, 1, 1]), 1) // 2
 */
export function kindsSeen({ times, kinds }: Spectrum, wanted: number): number {
  let index = 0
  while (times[index] < wanted) index++
  return times[index] === wanted ? kinds[index] : 0
}

/** Kinds that occur exactly once. */
export function singletons(spectrum: Spectrum): number {
  return kindsSeen(spectrum, 1)
}
