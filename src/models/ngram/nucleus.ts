import type { Choice } from './choice.js'
import type { Distribution } from './distribution.js'
import { precedes, type Ranked, rank } from './ranked.js'
import { Walk } from './walk.js'

/** Words of one list inside another: their positions there, ascending, and prefix sums of their weights there. */
export interface Inside {
  readonly positions: Uint32Array
  readonly sums: Float64Array
}

/**
 * The shortest run of likeliest words with at least the weight `wanted`, found without going through them: the
 * weight before a word of the base list is a sum of prefix sums of the three parts, less what they share, so
 * the last base word with too little before it is found by bisection; a short walk goes on from there. This
 * is what makes a nucleus of 10,000 words after every context affordable.
 */
export function nucleus(distribution: Distribution, wanted: number, walk = new Walk()): Choice {
  const { base, last, scaleLast, temperedScaleLast, temperedScaleBase, nearSize } = distribution
  const near = rankNear(distribution)
  const nearInLast = last === undefined ? NOTHING : distribution.nearInside()
  const inBase = distribution.lastInside ?? distribution.nearInside()
  const before = (atBase: number): { near: number; last: number; sum: number } => {
    const word = base.words[atBase]
    const value = distribution.scaleBase * base.probabilities[atBase]
    const inNear = countBefore(near, 1, value, word)
    const inLast = last === undefined ? 0 : countBefore(last, scaleLast, value, word)
    const fromLast = last === undefined ? 0 : last.sums[inLast] - weightBefore(nearInLast, inLast)
    const fromBase = base.sums[atBase] - weightBefore(inBase, atBase)
    const sum = near.sums[inNear] + temperedScaleLast * fromLast + temperedScaleBase * fromBase
    return { near: inNear, last: inLast, sum }
  }
  let low = 0
  let high = base.words.length
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if (before(middle).sum < wanted) low = middle
    else high = middle
  }
  let start = before(low)
  // Even the first word of the base list may have enough before it.
  if (start.sum >= wanted) start = { near: 0, last: 0, sum: 0 }
  const rest = nearSize - start.near
  walk.begin(
    near.words.subarray(start.near),
    near.probabilities.subarray(start.near),
    rest,
    start.last,
    low,
    start.sum,
  )
  walk.run(distribution, { most: Number.POSITIVE_INFINITY, wanted, least: 0 })
  const cutNear = nearSize - walk.nearLeft
  const cutLast = walk.atLast
  const cutBase = walk.atBase
  const fromLast = last === undefined ? 0 : last.sums[cutLast] - weightBefore(nearInLast, cutLast)
  return distribution.choice(
    near.words.slice(0, cutNear),
    near.sums.slice(0, cutNear + 1),
    { cut: cutLast, mass: Math.max(0, temperedScaleLast * fromLast) },
    {
      cut: cutBase,
      mass: Math.max(0, temperedScaleBase * (base.sums[cutBase] - weightBefore(inBase, cutBase))),
    },
  )
}

const NOTHING: Inside = { positions: new Uint32Array(0), sums: new Float64Array(1) }

function rankNear(distribution: Distribution): Ranked {
  const { nearWords, nearProbabilities, nearSize, temperature } = distribution
  return rank(nearWords.subarray(0, nearSize), nearProbabilities.subarray(0, nearSize), temperature)
}

/** How many words of a list stand before a word of probability `value`, the list's own being scaled. */
function countBefore(list: Ranked, scale: number, value: number, word: number): number {
  const { words, probabilities } = list
  let low = 0
  let high = words.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (precedes(scale * probabilities[middle], words[middle], value, word)) low = middle + 1
    else high = middle
  }
  return low
}

/** Weight of the inner words that stand before a position of the outer list. */
function weightBefore({ positions, sums }: Inside, position: number): number {
  let low = 0
  let high = positions.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (positions[middle] < position) low = middle + 1
    else high = middle
  }
  return sums[low]
}

/** Collects where words stand in a list. */
export function inside(positions: Uint32Array, outer: Ranked): Inside {
  positions.sort()
  const sums = new Float64Array(positions.length + 1)
  for (let at = 0; at < positions.length; at++) sums[at + 1] = sums[at] + outer.weights[positions[at]]
  return { positions, sums }
}
