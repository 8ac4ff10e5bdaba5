/** Whole counts, or sums of weights. */
export type Counts = Int32Array | Float64Array

/**
 * All k-grams of one length, in lexicographic order of their codes. At level 1 every code has a row (the code
 * is the row), seen or not; `words` is empty there.
 */
export interface GramLevel {
  readonly size: number
  /** Last word of each gram. */
  readonly words: Int32Array
  /** Count of gram g is `cumulative[g + 1] - cumulative[g]`: prefix sums serve lookup and exact sampling alike. */
  readonly cumulative: Counts
  /** Gram g, as a context, owns rows `childStart[g] .. childStart[g + 1] - 1` of the next level. Empty at the top. */
  readonly childStart: Int32Array
  /** Row, one level down, of the gram without its first word. Empty at levels 1 and 2 (there: its last word). */
  readonly suffixes: Int32Array
}

/**
 * The fitted model: a trie of n-grams in typed arrays. A context is a row of a level (level 0, row 0 is the
 * empty context); its continuations stand side by side one level up, and the suffix link leads to the context
 * that is one word shorter. `counts` are those the smoothing uses: raw, or adjusted for Kneser-Ney.
 */
export class NgramTables {
  readonly order: number
  /** Codes, the three reserved ones included. */
  readonly codes: number
  /** Position k holds the k-grams; position 0 is unused. */
  readonly levels: readonly GramLevel[]
  /** Position k: discounts of counts below 1, from 1, from 2 and from 3 on of k-grams; see `taken`. */
  readonly discounts: readonly Float64Array[]

  constructor(levels: readonly GramLevel[], discounts: readonly Float64Array[]) {
    this.order = levels.length - 1
    this.codes = levels[1].size
    this.levels = levels
    this.discounts = discounts
  }

  /** Words that may be predicted, <unk> and </s> included, <s> not: V of the formulas. */
  get vocabularySize(): number {
    return this.codes - 1
  }

  firstChild(level: number, row: number): number {
    return level === 0 ? 0 : this.levels[level].childStart[row]
  }

  endChild(level: number, row: number): number {
    return level === 0 ? this.codes : this.levels[level].childStart[row + 1]
  }

  /** Sum of the counts of a context's continuations: c(h). 0 only for a word that no training text holds. */
  contextCount(level: number, row: number): number {
    const { cumulative } = this.levels[level + 1]
    return cumulative[this.endChild(level, row)] - cumulative[this.firstChild(level, row)]
  }

  /** Row, at `level` + 1, of the context continued with `word`, or -1. Every word continues the empty context. */
  child(level: number, row: number, word: number): number {
    if (level === 0) return word
    const { childStart } = this.levels[level]
    return findRow(this.levels[level + 1].words, childStart[row], childStart[row + 1], word)
  }

  wordAt(level: number, row: number): number {
    return level === 1 ? row : this.levels[level].words[row]
  }

  countAt(level: number, row: number): number {
    const { cumulative } = this.levels[level]
    return cumulative[row + 1] - cumulative[row]
  }

  /** Row, at `level` - 1, of the gram without its first word. */
  suffix(level: number, row: number): number {
    if (level > 2) return this.levels[level].suffixes[row]
    return level === 2 ? this.levels[2].words[row] : 0
  }
}

/**
 * What is taken off a count: its discount, but never more than the count itself. Counts that are no whole
 * numbers (sums of weights) exist with absolute discounting alone, where all discounts are the same.
 */
export function taken(discounts: Float64Array, count: number): number {
  const discount = discounts[count < 3 ? count | 0 : 3]
  return discount < count ? discount : count
}

/** Position of `word` in the ascending `words[from, to)`, or -1. */
function findRow(words: Int32Array, from: number, to: number, word: number): number {
  let low = from
  let high = to
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if (words[middle] <= word) low = middle
    else high = middle
  }
  return low < to && words[low] === word ? low : -1
}

/** The last position in [from, to) whose prefix sum is not above `value`. */
export function findInterval(sums: Counts, from: number, to: number, value: number): number {
  let low = from
  let high = to
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if (sums[middle] <= value) low = middle
    else high = middle
  }
  return low
}
