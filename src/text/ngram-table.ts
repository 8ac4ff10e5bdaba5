import type { Corpus, NgramLevel } from '../contracts/text.js'

/**
 * Counts every n-gram up to an order with counting sorts instead of hashing: the positions of all k-grams are
 * sorted by refining the order of the (k-1)-grams with the next word, which takes one pass per order over
 * memory in nearly sequential order, and yields the grams numbered lexicographically.
 *
 * Time is proportional to tokens x orders; working memory is 20 bytes per token beside the result.
 * N-grams never cross documents.
 */
export class NgramCounter {
  readonly #words: Int32Array
  /** Tokens from a position to the end of its document, the position included. */
  readonly #remaining: Int32Array
  /** Positions sorted by their word. */
  readonly #byWord: Int32Array
  /** Number of the k-gram that starts at each position (stale where none fits). */
  #gramAt: Int32Array
  /** Start positions sorted by their gram of the highest order so far. */
  #sorted: Int32Array
  readonly #levels: MutableLevel[] = []

  constructor(corpus: Corpus) {
    const { words, offsets } = corpus
    this.#words = words
    this.#remaining = new Int32Array(words.length)
    for (let document = 0; document + 1 < offsets.length; document++) {
      const end = offsets[document + 1]
      for (let at = offsets[document]; at < end; at++) this.#remaining[at] = end - at
    }
    this.#gramAt = new Int32Array(words.length)
    this.#byWord = this.#countWords()
    this.#sorted = this.#byWord
  }

  /** The level of order n; lower levels are counted on the way. */
  level(n: number): NgramLevel {
    while (this.#levels.length < n) this.#refine()
    return this.#levels[n - 1]
  }

  /** Level 1: distinct words in ascending code. Returns the positions sorted by word. */
  #countWords(): Int32Array {
    const words = this.#words
    let largest = -1
    for (let at = 0; at < words.length; at++) if (words[at] > largest) largest = words[at]
    const start = new Int32Array(largest + 2)
    for (let at = 0; at < words.length; at++) start[words[at] + 1]++
    const gramOf = new Int32Array(largest + 1)
    const level = newLevel(1, Math.min(words.length, largest + 1), 0)
    for (let word = 0; word <= largest; word++) {
      const count = start[word + 1]
      start[word + 1] += start[word]
      if (count === 0) continue
      gramOf[word] = level.size
      level.words[level.size] = word
      level.counts[level.size++] = count
    }
    const byWord = new Int32Array(words.length)
    for (let at = 0; at < words.length; at++) {
      this.#gramAt[at] = gramOf[words[at]]
      byWord[start[words[at]]++] = at
    }
    this.#levels.push(finish(level, words.length))
    return byWord
  }

  #refine(): void {
    const words = this.#words
    const gramAt = this.#gramAt
    const previous = this.#levels[this.#levels.length - 1]
    const order = previous.order + 1
    const bucketStart = new Int32Array(previous.size + 1)
    for (let gram = 0; gram < previous.size; gram++) {
      bucketStart[gram + 1] = bucketStart[gram] + previous.counts[gram]
    }
    const bucketEnd = bucketStart.slice(0, previous.size)
    // Many small buckets are sorted one by one; few large ones by one pass over all positions.
    const small = order > 2 && 4 * previous.size > previous.total
    const sorted = small ? this.#sorted : new Int32Array(words.length)
    if (small) this.#sortBuckets(sorted, bucketStart, bucketEnd, order)
    else this.#fillBuckets(sorted, bucketEnd, order)
    let total = 0
    for (let gram = 0; gram < previous.size; gram++) total += bucketEnd[gram] - bucketStart[gram]
    const level = newLevel(order, total, total)
    const nextGramAt = new Int32Array(words.length)
    const childStart = new Int32Array(previous.size + 1)
    let size = 0
    let kept = 0
    for (let gram = 0; gram < previous.size; gram++) {
      childStart[gram] = size
      let lastWord = -1
      for (let slot = bucketStart[gram]; slot < bucketEnd[gram]; slot++) {
        const start = sorted[slot]
        const word = words[start + order - 1]
        if (word !== lastWord) {
          lastWord = word
          level.words[size] = word
          level.suffixes[size++] = gramAt[start + 1]
        }
        level.counts[size - 1]++
        nextGramAt[start] = size - 1
        sorted[kept++] = start
      }
    }
    level.size = size
    childStart[previous.size] = size
    previous.childStart = childStart
    this.#gramAt = nextGramAt
    this.#sorted = sorted
    this.#levels.push(finish(level, total))
  }

  /**
   * Puts the start positions into the bucket of their (k-1)-gram, going through them in ascending order of the
   * last word: within a bucket they then stand sorted by that word.
   */
  #fillBuckets(sorted: Int32Array, bucketEnd: Int32Array, order: number): void {
    const remaining = this.#remaining
    const gramAt = this.#gramAt
    const byWord = this.#byWord
    for (let at = 0; at < byWord.length; at++) {
      const start = byWord[at] - order + 1
      if (start >= 0 && remaining[start] >= order) sorted[bucketEnd[gramAt[start]]++] = start
    }
  }

  /** The same from positions that stand in their buckets already: drops those too near an end, sorts the rest. */
  #sortBuckets(sorted: Int32Array, bucketStart: Int32Array, bucketEnd: Int32Array, order: number): void {
    const remaining = this.#remaining
    const words = this.#words
    const reach = order - 1
    for (let gram = 0; gram < bucketEnd.length; gram++) {
      const from = bucketStart[gram]
      const to = bucketStart[gram + 1]
      let end = from
      let ascending = true
      for (let slot = from; slot < to; slot++) {
        const start = sorted[slot]
        if (remaining[start] < order) continue
        if (end > from && words[sorted[end - 1] + reach] > words[start + reach]) ascending = false
        sorted[end++] = start
      }
      bucketEnd[gram] = end
      if (!ascending) sortByWord(sorted.subarray(from, end), words, reach)
    }
  }
}

/** Sorts positions by the word `reach` behind them. */
function sortByWord(positions: Int32Array, words: Int32Array, reach: number): void {
  if (positions.length > 24) {
    // As numbers, which need no comparison function: the word above, the position below.
    const keys = Float64Array.from(positions, (start) => words[start + reach] * 4294967296 + start)
    keys.sort()
    for (let slot = 0; slot < positions.length; slot++) positions[slot] = keys[slot] % 4294967296
    return
  }
  for (let slot = 1; slot < positions.length; slot++) {
    const start = positions[slot]
    const word = words[start + reach]
    let at = slot
    for (; at > 0 && words[positions[at - 1] + reach] > word; at--) positions[at] = positions[at - 1]
    positions[at] = start
  }
}

type MutableLevel = { -readonly [Key in keyof NgramLevel]: NgramLevel[Key] }

function newLevel(order: number, capacity: number, suffixes: number): MutableLevel {
  return {
    order,
    size: 0,
    words: new Int32Array(capacity),
    counts: new Int32Array(capacity),
    childStart: new Int32Array(0),
    suffixes: new Int32Array(suffixes),
    total: 0,
  }
}

function finish(level: MutableLevel, total: number): MutableLevel {
  level.words = level.words.slice(0, level.size)
  level.counts = level.counts.slice(0, level.size)
  level.suffixes = level.suffixes.slice(0, level.size)
  level.total = total
  return level
}

/**
 * The k-gram that continues gram `parent` of the level below with `word`, or -1. `level` is the level of the
 * result; `from` and `to` bound the parent's children.
 */
export function findChild(level: NgramLevel, from: number, to: number, word: number): number {
  const { words } = level
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >>> 1
    if (words[middle] < word) low = middle + 1
    else high = middle
  }
  return low < to && words[low] === word ? low : -1
}
