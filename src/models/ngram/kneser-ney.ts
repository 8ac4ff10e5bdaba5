import type { NgramLevel } from '../../contracts/text.js'

/** KenLM's `--discount_fallback` values, for counts 1, 2 and 3+. */
export const FALLBACK_DISCOUNTS: readonly number[] = [0.5, 1, 1.5]

export interface Discounts {
  /** Index 0 is 0; indices 1 to 3 for counts 1, 2 and 3+. */
  readonly values: Float64Array
  /** Why the closed form could not be used; undefined where it was. */
  readonly fallback?: string
}

/**
 * Discounts of modified Kneser-Ney from counts of counts t1..t4 (Chen & Goodman 1998, eq. 26):
 * Y = t1 / (t1 + 2 t2), D(j) = j - (j + 1) Y t(j+1) / t(j), one set per order. As in KenLM (Heafield et al.
 * 2013), t1..t3 must be positive and 0 <= D(j) <= j; otherwise all three fall back to .5, 1, 1.5.
 *
 * @example
 * kneserNeyDiscounts([1, 1, 1, 1, 2, 2, 3, 4, 9]).values // 0, 0.5, 1.25, 1
 */
export function kneserNeyDiscounts(counts: ArrayLike<number>): Discounts {
  const withCount = [0, 0, 0, 0, 0]
  for (let gram = 0; gram < counts.length; gram++) {
    const count = counts[gram]
    if (count >= 1 && count <= 4) withCount[count]++
  }
  for (let count = 1; count <= 3; count++) {
    if (withCount[count] === 0) return fallback(`no n-gram has count ${count}`)
  }
  const y = withCount[1] / (withCount[1] + 2 * withCount[2])
  const values = new Float64Array(4)
  for (let count = 1; count <= 3; count++) {
    const value = count - ((count + 1) * y * withCount[count + 1]) / withCount[count]
    if (value < 0 || value > count) return fallback(`discount ${value.toFixed(3)} for count ${count}`)
    values[count] = value
  }
  return { values }
}

function fallback(reason: string): Discounts {
  return { values: Float64Array.of(0, ...FALLBACK_DISCOUNTS), fallback: reason }
}

/**
 * Adjusted counts of the grams of one level below the highest: how many different words stand before the
 * gram (its continuation count), except that grams beginning with `<s>`, which nothing precedes, keep their
 * raw count. `[startFrom, startTo)` are the rows that begin with `<s>`.
 */
export function adjustedCounts(
  level: NgramLevel,
  above: NgramLevel,
  startFrom: number,
  startTo: number,
): Int32Array {
  const adjusted = new Int32Array(level.size)
  const { suffixes } = above
  for (let gram = 0; gram < above.size; gram++) adjusted[suffixes[gram]]++
  for (let gram = startFrom; gram < startTo; gram++) adjusted[gram] = level.counts[gram]
  return adjusted
}
