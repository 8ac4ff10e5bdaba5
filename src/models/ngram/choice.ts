import type { Rng } from '../../contracts/rng.js'
import { type Excluded, excludedBefore, type RankedWords } from './ranked-words.js'
import { findInterval } from './tables.js'

/** Choices of so few words list them. */
export const LISTED = 64

/** What may be drawn after a context: a few words by themselves, or runs of ranked lists. */
export interface Choice {
  readonly words: Int32Array
  readonly parts: readonly Part[]
  /** Prefix sums of the weights of the words, or of the parts. */
  readonly sums: Float64Array
}

/** A run of a ranked list. */
export interface Part {
  readonly list: RankedWords
  /** What the weights of the list are multiplied with. */
  readonly scale: number
  readonly from: number
  readonly to: number
  /** Words of the run that belong to a part before it; undefined where there are none. */
  readonly excluded: Excluded | undefined
  /** Words and weight of the run, without the excluded ones. */
  readonly size: number
  readonly weight: number
}

/** A choice among the words of the parts, which must hold at least one. */
export function choiceOf(parts: readonly Part[]): Choice {
  let size = 0
  for (const part of parts) size += part.size
  if (size <= LISTED) return listed(parts, size)
  const sums = new Float64Array(parts.length + 1)
  for (const [at, { weight }] of parts.entries()) sums[at + 1] = sums[at] + Math.max(0, weight)
  return { words: NO_WORDS, parts, sums }
}

const NO_WORDS = new Int32Array(0)
const NO_PARTS: readonly Part[] = []

function listed(parts: readonly Part[], size: number): Choice {
  const words = new Int32Array(size)
  const sums = new Float64Array(size + 1)
  let used = 0
  for (const { list, scale, from, to, excluded } of parts) {
    let next = excluded === undefined ? 0 : excludedBefore(excluded, from)
    for (let at = from; at < to; at++) {
      if (excluded !== undefined && excluded.positions[next] === at) {
        next++
        continue
      }
      words[used] = list.words[at]
      sums[used + 1] = sums[used] + scale * list.weights[at]
      used++
    }
  }
  return { words, parts: NO_PARTS, sums }
}

/** Draws a word by weight; one uniform, none where there is one word. */
export function drawChoice({ words, parts, sums }: Choice, rng: Rng): number {
  if (words.length === 1) return words[0]
  if (words.length > 0) {
    return words[findInterval(sums, 0, words.length, rng.uniform() * sums[words.length])]
  }
  for (;;) {
    const target = rng.uniform() * sums[parts.length]
    const at = findInterval(sums, 0, parts.length, target)
    const { list, scale, from, to, excluded } = parts[at]
    const position = positionAt(list, from, to, excluded, (target - sums[at]) / scale)
    if (position < to) return list.words[position]
  }
}

/**
 * The position in a run of a list at which the weights of words that are not excluded, added up, pass a number;
 * `to` where rounding leads to excluded words at the end.
 */
export function positionAt(
  { sums }: RankedWords,
  from: number,
  to: number,
  excluded: Excluded | undefined,
  weight: number,
): number {
  const target = sums[from] + weight
  if (excluded === undefined) return findInterval(sums, from, to, target)
  const { positions, sums: without } = excluded
  const first = excludedBefore(excluded, from)
  let low = from
  let high = to
  let lowExcluded = first
  let highExcluded = positions.length
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    let start = lowExcluded
    let end = highExcluded
    while (start < end) {
      const half = (start + end) >>> 1
      if (positions[half] < middle) start = half + 1
      else end = half
    }
    if (sums[middle] - (without[start] - without[first]) <= target) {
      low = middle
      lowExcluded = start
    } else {
      high = middle
      highExcluded = start
    }
  }
  for (let next = excludedBefore(excluded, low); positions[next] === low; next++) low++
  return low
}
