import type { NextWord } from './next-word.js'
import { excludedAt, type RankedWords, type Shorter, WordRanker } from './ranked-words.js'
import type { NgramTables } from './tables.js'
import { END, RESERVED, START, UNKNOWN } from './token-coder.js'

/** More than the length of any context. */
export const LEVELS = 16
/** Memory of a list: typed-array headers, and for each continuation. */
const LIST_BYTES = 800
const CONTINUATION_BYTES = 44

/**
 * At low temperatures words of a shorter context may outweigh those of the longer one by more than doubles hold.
 * From here on the lighter ones are lost in rounding anyway.
 */
const LARGEST_SCALE = 1e18

/** How distributions are to be read. */
export interface Reading {
  readonly temperature: number
  /** Whether sums of weight * log weight are needed. */
  readonly logs: boolean
  /** Whether the end of the document can be drawn. */
  readonly ends: boolean
}

/**
 * The next-word distribution after a context h, as a chain of ranked lists:
 *
 *     p(w | h) of the words seen after h,
 *     b(h) p(w | h') of those seen after the shorter context h' but not after h, and so on,
 *
 * down to all words. Each list is made once and shared by all contexts that end alike, so a distribution over
 * 20,000 words costs no more than the few words seen after its own context. Contexts with as many
 * continuations as the next shorter one add no words there, and that list is passed over. <unk> is left out.
 *
 * A weight is (p / unit)^(1/T), not normalised: the unit is 1 at temperature 1 and otherwise the likeliest word
 * of the list, so that low temperatures do not drown all words in rounding. Scales carry one unit to the next.
 */
export class WordLists {
  /** Memory of the lists made since `forget` was called, in bytes: more than what is kept of them. */
  bytes = 0
  readonly #next: NextWord
  readonly reading: Reading
  readonly #ranker: WordRanker
  readonly #base: RankedWords
  readonly #codes: Int32Array
  #values = new Float64Array(64)
  readonly #lists = new Map<number, RankedWords>()

  constructor(next: NextWord, reading: Reading) {
    this.#next = next
    this.reading = reading
    this.#ranker = new WordRanker(reading.logs)
    const { tables, added } = next
    this.#codes = Int32Array.from({ length: tables.codes }, (_, code) => code)
    const values =
      added > 0
        ? new Float64Array(tables.codes).fill(1 / tables.vocabularySize)
        : next.probabilities.unigrams.slice()
    values[START] = 0
    this.#base = this.#ranked(added > 0 ? -1 : 0, 0, this.#codes, values, tables.codes, true)
    this.#base.complete = true
    this.bytes = 0
  }

  /** The words of the longest context that the distribution starts from. `seen`: see `Context.seen`. */
  first(level: number, row: number, seen: boolean): RankedWords {
    if (this.#next.added > 0) return seen ? this.#at(level, row) : this.#base
    return level === 0 ? this.#base : this.#at(level, row)
  }

  /** Where the words that are not listed come from. */
  shorter(words: RankedWords): Shorter | undefined {
    if (!words.complete) {
      words.shorter = this.#next.added > 0 ? this.#uniform(words) : this.#backedOff(words)
      words.complete = true
    }
    return words.shorter
  }

  /** Drops all lists but that of all words. */
  forget(): void {
    this.#lists.clear()
    this.bytes = 0
  }

  #at(level: number, row: number): RankedWords {
    const { tables, added } = this.#next
    // What may be drawn after the longest contexts is kept by whoever draws.
    if (added > 0 || level === tables.order - 1) return this.#made(level, row, false)
    const key = row * LEVELS + level
    let words = this.#lists.get(key)
    if (words === undefined) {
      words = this.#made(level, row, true)
      this.#lists.set(key, words)
    }
    return words
  }

  #made(level: number, row: number, placed: boolean): RankedWords {
    const { tables, probabilities, added } = this.#next
    const from = tables.firstChild(level, row)
    const size = tables.endChild(level, row) - from
    if (size > this.#values.length) this.#values = new Float64Array(2 * size)
    const values = this.#values
    if (added > 0) {
      const total = tables.contextCount(level, row) + added * tables.vocabularySize
      for (let at = 0; at < size; at++) {
        const count = tables.countAt(level + 1, from + at)
        values[at] = count > 0 ? (count + added) / total : 0
      }
    } else {
      for (let at = 0; at < size; at++) values[at] = probabilities.gram(level + 1, from + at, row)
    }
    const words = level === 0 ? this.#codes : tables.levels[level + 1].words.subarray(from, from + size)
    return this.#ranked(level, row, words, values, size, placed)
  }

  /** Takes over the first `size` of `values`: they become weights. */
  #ranked(
    level: number,
    row: number,
    words: Int32Array,
    values: Float64Array,
    size: number,
    placed: boolean,
  ): RankedWords {
    const { temperature, ends } = this.reading
    let largest = 0
    for (let at = 0; at < size; at++) {
      const word = words[at]
      if (word < RESERVED && (word === UNKNOWN || (word === END && !ends))) values[at] = 0
      else if (values[at] > largest) largest = values[at]
    }
    if (temperature !== 1 && largest > 0) {
      for (let at = 0; at < size; at++) values[at] = tempered(values[at] / largest, temperature)
    }
    this.bytes += LIST_BYTES + CONTINUATION_BYTES * size
    const unit = temperature === 1 ? 1 : largest
    return this.#ranker.rank({ level, row, unit }, words, values, size, placed)
  }

  #uniform(words: RankedWords): Shorter {
    const { tables, added } = this.#next
    const share = added * tables.vocabularySize
    return this.#scaled(words, this.#base, share / (tables.contextCount(words.level, words.row) + share))
  }

  #backedOff(words: RankedWords): Shorter | undefined {
    const { tables, probabilities } = this.#next
    let { level, row } = words
    const seen = continuations(tables, level, row)
    let scale = 1
    do {
      scale *= probabilities.backoffs[level][row]
      if (scale === 0) return undefined
      row = tables.suffix(level, row)
      level--
    } while (level > 0 && continuations(tables, level, row) === seen)
    return this.#scaled(words, level === 0 ? this.#base : this.#at(level, row), scale)
  }

  #scaled(longer: RankedWords, words: RankedWords, scale: number): Shorter {
    const { tables, added } = this.#next
    const { temperature, logs } = this.reading
    const from = tables.firstChild(longer.level, longer.row)
    const below = words.level < 0 ? 0 : words.level
    const shorterFrom = tables.firstChild(below, words.row)
    const to = tables.endChild(longer.level, longer.row)
    const positions = new Uint32Array(to - from)
    let size = 0
    for (let child = from; child < to; child++) {
      // Below add-k, every word has a row among the unigrams.
      if (added > 0 && tables.countAt(longer.level + 1, child) === 0) continue
      let row = child
      for (let level = longer.level + 1; level > below + 1; level--) row = tables.suffix(level, row)
      const position = words.positions[row - shorterFrom]
      // A word that cannot be drawn (or, at low temperatures, weighs 0) takes nothing away.
      if (position >= 0) positions[size++] = position
    }
    // Where no word of the longer list can be drawn, there is nothing to compare with.
    const ratio = longer.unit === 0 ? 1 : (scale * words.unit) / longer.unit
    return {
      words,
      scale: Math.min(LARGEST_SCALE, tempered(ratio, temperature)),
      excluded: excludedAt(positions.subarray(0, size), words, logs),
    }
  }
}

/** p^(1/T), as exp(log(p)/T): the power function differs between versions of Node. */
export function tempered(value: number, temperature: number): number {
  return temperature === 1 ? value : Math.exp(Math.log(value) / temperature)
}

export function continuations(tables: NgramTables, level: number, row: number): number {
  return tables.endChild(level, row) - tables.firstChild(level, row)
}
