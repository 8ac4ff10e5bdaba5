import { RankSorter } from './rank.js'

/**
 * The words seen after one context that can be drawn, with what they weigh, heaviest first, ties by code. At the
 * end of the chain of ever shorter contexts stand all words.
 */
export interface RankedWords {
  /** The context; level -1: the uniform distribution below add-k. */
  readonly level: number
  readonly row: number
  /** The probability that weighs 1; see `WordLists`. */
  readonly unit: number
  readonly words: Int32Array
  readonly weights: Float64Array
  /** Prefix sums of the weights, and (where they are needed) of weight * log weight. */
  readonly sums: Float64Array
  readonly logSums: Float64Array
  /**
   * Where a continuation (by its place among its siblings) stands here; -1: it cannot be drawn. Empty for the
   * longest contexts: they are no shorter context of any other.
   */
  readonly positions: Int32Array
  /** Where the words that are not here come from; undefined where they have probability 0. */
  shorter: Shorter | undefined
  /** Whether `shorter` has been looked for: most contexts are asked for it once or never. */
  complete: boolean
}

/** All words not seen after a context: those of a shorter context, scaled, without the ones seen after both. */
export interface Shorter {
  readonly words: RankedWords
  readonly scale: number
  readonly excluded: Excluded
}

/** Words of one list in another: their positions there, ascending, and prefix sums of what they weigh there. */
export interface Excluded {
  readonly positions: Uint32Array
  readonly sums: Float64Array
  readonly logSums: Float64Array
}

/** Ranks continuations, ascending by code; those of weight 0 cannot be drawn. */
export class WordRanker {
  readonly #withLogs: boolean
  readonly #sorter = new RankSorter()

  constructor(withLogs: boolean) {
    this.#withLogs = withLogs
  }

  /** Ranks the first `count` words; without `placed` the result has no `positions`. */
  rank(
    context: Pick<RankedWords, 'level' | 'row' | 'unit'>,
    codes: Int32Array,
    allWeights: Float64Array,
    count: number,
    placed: boolean,
  ): RankedWords {
    const order = this.#sorter.sort(allWeights, count)
    let size = count
    while (size > 0 && allWeights[order[size - 1]] === 0) size--
    const words = new Int32Array(size)
    const weights = new Float64Array(size)
    const sums = new Float64Array(size + 1)
    const positions = placed ? new Int32Array(count) : NO_POSITIONS
    for (let at = 0; at < size; at++) {
      const place = order[at]
      words[at] = codes[place]
      weights[at] = allWeights[place]
      sums[at + 1] = sums[at] + weights[at]
      if (placed) positions[place] = at
    }
    if (placed) for (let at = size; at < count; at++) positions[order[at]] = -1
    const logSums = this.#withLogs ? sumsOfLogs(weights) : NONE
    return { ...context, words, weights, sums, logSums, positions, shorter: undefined, complete: false }
  }
}

const NO_POSITIONS = new Int32Array(0)

function sumsOfLogs(weights: Float64Array): Float64Array {
  const sums = new Float64Array(weights.length + 1)
  for (let at = 0; at < weights.length; at++) sums[at + 1] = sums[at] + weights[at] * Math.log(weights[at])
  return sums
}

/** Takes over and sorts the positions, and adds up what stands there. */
export function excludedAt(positions: Uint32Array, { weights }: RankedWords, withLogs: boolean): Excluded {
  if (positions.length > 1) positions.sort()
  const sums = new Float64Array(positions.length + 1)
  const logSums = withLogs ? new Float64Array(positions.length + 1) : NONE
  for (let at = 0; at < positions.length; at++) {
    const weight = weights[positions[at]]
    sums[at + 1] = sums[at] + weight
    if (withLogs) logSums[at + 1] = logSums[at] + weight * Math.log(weight)
  }
  return { positions, sums, logSums }
}

const NONE = new Float64Array(0)

/** How many of the excluded words stand before a position. */
export function excludedBefore({ positions }: Excluded, position: number): number {
  // Most questions are about whole lists.
  if (positions.length === 0 || positions[positions.length - 1] < position) return positions.length
  let low = 0
  let high = positions.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (positions[middle] < position) low = middle + 1
    else high = middle
  }
  return low
}
