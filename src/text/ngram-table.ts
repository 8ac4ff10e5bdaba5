import type { Corpus, NgramLevel } from '../contracts/text.js'

/**
 * Counts every n-gram up to an order with counting sorts instead of hashing: the positions of all k-grams are
 * sorted by refining the order of the (k-1)-grams with the next word, which takes one pass per order over
 * memory in nearly sequential order, and yields the grams numbered lexicographically.
 *
 * Time is proportional to tokens x orders; working memory is 36 bytes per token beside the result.
 * N-grams never cross documents.
 */
export class NgramCounter {
  readonly #words: Int32Array
  readonly #offsets: Uint32Array
  /** Tokens from a position to the end of its document, the position included. */
  readonly #remaining: Int32Array
  /** Positions sorted by their word. */
  readonly #byWord: Int32Array
  /** Number of the k-gram that starts at each position (stale where none fits). */
  #gramAt: Int32Array
  /** Buffers that serve every order: fresh memory costs more than the sorting. */
  #nextGramAt: Int32Array
  readonly #sorted: Int32Array
  /** Last words of the sorted grams: to look them up would be a jump through memory for each. */
  readonly #sortedWords: Int32Array
  readonly #scratch: Pick<NgramLevel, 'words' | 'counts' | 'suffixes'>
  readonly #levels: MutableLevel[] = []

  constructor(corpus: Corpus) {
    const { words, offsets } = corpus
    this.#words = words
    this.#offsets = offsets
    this.#remaining = new Int32Array(words.length)
    for (let document = 0; document + 1 < offsets.length; document++) {
      const end = offsets[document + 1]
      for (let at = offsets[document]; at < end; at++) this.#remaining[at] = end - at
    }
    this.#gramAt = new Int32Array(words.length)
    this.#nextGramAt = new Int32Array(words.length)
    this.#sorted = new Int32Array(words.length)
    this.#sortedWords = new Int32Array(words.length)
    this.#scratch = {
      words: new Int32Array(words.length),
      counts: new Int32Array(words.length),
      suffixes: new Int32Array(words.length),
    }
    this.#byWord = this.#countWords()
  }

  /** The level of order n; lower levels are counted on the way. */
  level(n: number): NgramLevel {
    while (this.#levels.length < n) this.#refine()
    return this.#levels[n - 1]
  }

  /**
   * Weighted counts of the grams of the highest order counted so far: each occurrence adds the weight of its
   * document.
   */
  weighted(weights: Float64Array): Float64Array {
    const order = this.#levels.length
    const sums = new Float64Array(this.#levels[order - 1].size)
    for (let document = 0; document < weights.length; document++) {
      const last = this.#offsets[document + 1] - order
      for (let at = this.#offsets[document]; at <= last; at++) sums[this.#gramAt[at]] += weights[document]
    }
    return sums
  }

  /** Level 1: distinct words in ascending code. Returns the positions sorted by word. */
  #countWords(): Int32Array {
    const words = this.#words
    let largest = -1
    for (let at = 0; at < words.length; at++) if (words[at] > largest) largest = words[at]
    const start = new Int32Array(largest + 2)
    for (let at = 0; at < words.length; at++) start[words[at] + 1]++
    const gramOf = new Int32Array(largest + 1)
    const gramWords = new Int32Array(Math.min(words.length, largest + 1))
    const counts = new Int32Array(gramWords.length)
    let size = 0
    for (let word = 0; word <= largest; word++) {
      const count = start[word + 1]
      start[word + 1] += start[word]
      if (count === 0) continue
      gramOf[word] = size
      gramWords[size] = word
      counts[size++] = count
    }
    const byWord = new Int32Array(words.length)
    for (let at = 0; at < words.length; at++) {
      this.#gramAt[at] = gramOf[words[at]]
      byWord[start[words[at]]++] = at
    }
    this.#levels.push({
      order: 1,
      size,
      words: gramWords.slice(0, size),
      counts: counts.slice(0, size),
      childStart: new Int32Array(0),
      suffixes: new Int32Array(0),
      total: words.length,
    })
    return byWord
  }

  #refine(): void {
    const remaining = this.#remaining
    const gramAt = this.#gramAt
    const nextGramAt = this.#nextGramAt
    const byWord = this.#byWord
    const previous = this.#levels[this.#levels.length - 1]
    const order = previous.order + 1
    // Bucket the start positions by their (k-1)-gram, going through them in ascending order of the last word:
    // within a bucket they then stand sorted by that word.
    const cursor = new Int32Array(previous.size + 1)
    for (let gram = 0; gram < previous.size; gram++) cursor[gram + 1] = cursor[gram] + previous.counts[gram]
    const sorted = this.#sorted
    const sortedWords = this.#sortedWords
    const { words: singles, counts: occurrences } = this.#levels[0]
    let total = 0
    let slot = 0
    for (let single = 0; single < singles.length; single++) {
      const word = singles[single]
      for (const end = slot + occurrences[single]; slot < end; slot++) {
        const start = byWord[slot] - order + 1
        if (start < 0 || remaining[start] < order) continue
        const place = cursor[gramAt[start]]++
        sorted[place] = start
        sortedWords[place] = word
        total++
      }
    }
    const { words: gramWords, counts, suffixes } = this.#scratch
    const childStart = new Int32Array(previous.size + 1)
    let size = 0
    let bucket = 0
    for (let gram = 0; gram < previous.size; gram++) {
      childStart[gram] = size
      let lastWord = -1
      for (let slot = bucket; slot < cursor[gram]; slot++) {
        const start = sorted[slot]
        const word = sortedWords[slot]
        if (word !== lastWord) {
          lastWord = word
          gramWords[size] = word
          suffixes[size] = gramAt[start + 1]
          counts[size++] = 0
        }
        counts[size - 1]++
        nextGramAt[start] = size - 1
      }
      bucket += previous.counts[gram]
    }
    childStart[previous.size] = size
    previous.childStart = childStart
    this.#gramAt = nextGramAt
    this.#nextGramAt = gramAt
    this.#levels.push({
      order,
      size,
      words: gramWords.slice(0, size),
      counts: counts.slice(0, size),
      childStart: new Int32Array(0),
      suffixes: suffixes.slice(0, size),
      total,
    })
  }
}

type MutableLevel = { -readonly [Key in keyof NgramLevel]: NgramLevel[Key] }

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
