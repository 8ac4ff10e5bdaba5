import type { NextWord } from './next-word.js'
import { type Inside, inside } from './nucleus.js'
import { type Ranked, rank, rankedOrder } from './ranked.js'
import { START, UNKNOWN } from './token-coder.js'

/** The words that follow one word, ranked. */
export interface LastWord {
  readonly ranked: Ranked
  /** Where a continuation (by its place among its siblings) stands in `ranked`; -1: it cannot be drawn. */
  readonly positions: Int32Array
  /** The listed words in the base list. */
  readonly inBase: Inside
}

/**
 * The ranked lists that next-word distributions share at one temperature: the base list (the words by their
 * unigram probability; for add-k all alike) and, for each last word, the words seen after it. Lists by last
 * word are made when first needed and kept: together they take about 50 bytes for each kind of bigram.
 */
export class SharedLists {
  readonly base: Ranked
  /** Where each code stands in the base list; -1 for <unk>, <s> and words of probability 0. */
  readonly basePositions: Int32Array
  readonly #next: NextWord
  readonly #temperature: number
  readonly #lastWords = new Map<number, LastWord>()

  constructor(next: NextWord, temperature: number) {
    const { tables } = next
    this.#next = next
    this.#temperature = temperature
    const codes = Int32Array.from({ length: tables.codes }, (_, code) => code)
    const values =
      next.added > 0
        ? new Float64Array(tables.codes).fill(1 / tables.vocabularySize)
        : next.probabilities.unigrams
    const { ranked, positions } = rankDrawable(codes, values, temperature)
    this.base = ranked
    this.basePositions = positions
  }

  lastWord(word: number): LastWord {
    const known = this.#lastWords.get(word)
    if (known !== undefined) return known
    const { tables, probabilities } = this.#next
    const from = tables.firstChild(1, word)
    const words =
      tables.order > 1 ? tables.levels[2].words.subarray(from, tables.endChild(1, word)) : NO_WORDS
    const values = new Float64Array(words.length)
    for (let at = 0; at < values.length; at++) values[at] = probabilities.gram(2, from + at, word)
    const { ranked, positions } = rankDrawable(words, values, this.#temperature)
    const inBase = Uint32Array.from(ranked.words, (other) => this.basePositions[other])
    const made = { ranked, positions, inBase: inside(inBase, this.base) }
    this.#lastWords.set(word, made)
    return made
  }
}

const NO_WORDS = new Int32Array(0)

/** Ranks the words that can be drawn: neither <unk>, nor <s>, nor words of probability 0. */
function rankDrawable(
  words: Int32Array,
  values: Float64Array,
  temperature: number,
): { ranked: Ranked; positions: Int32Array } {
  const order = rankedOrder(words, values).filter(
    (at) => words[at] !== UNKNOWN && words[at] !== START && values[at] > 0,
  )
  const size = order.length
  const positions = new Int32Array(words.length).fill(-1)
  for (let at = 0; at < size; at++) positions[order[at]] = at
  const sortedWords = new Int32Array(size)
  const sorted = new Float64Array(size)
  for (let at = 0; at < size; at++) {
    sortedWords[at] = words[order[at]]
    sorted[at] = values[order[at]]
  }
  return { ranked: rank(sortedWords, sorted, temperature), positions }
}
