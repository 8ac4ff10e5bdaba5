import type { Rng } from '../../contracts/rng.js'
import type { NextWord } from './next-word.js'
import { precedes } from './rank.js'
import { Ranking, TIE } from './ranking.js'
import type { RankedWords } from './ranked-words.js'
import { END, RESERVED, UNKNOWN } from './token-coder.js'
import { continuations, LEVELS, tempered, type WordLists } from './word-lists.js'

/** Contexts with more continuations are read as ranked lists. */
const FEW = 24
/** Proposals after which the caller must find another way. */
const MOST_PROPOSALS = 32

/** The truncation to check, if any: one rule at most. */
export type Rule =
  | { readonly kind: 'none' }
  | { readonly kind: 'top_k' | 'top_p' | 'min_p' | 'typical_p'; readonly value: number }

/**
 * Draws after contexts that have few continuations, as most have that are met: nothing is sorted, made or kept
 * for them. Words are proposed from the whole distribution and taken if truncation leaves them, which the
 * weight before them in the ranking tells; so taken words have exactly the truncated distribution.
 *
 * The words seen after the context and its endings, as long as those are few, stand in columns (`near`). All
 * others come from the ranked list of the next shorter context, in which near words are passed over.
 */
export class RareContext {
  readonly #next: NextWord
  readonly #lists: WordLists
  readonly #rule: Rule
  readonly #ranking = new Ranking()
  #size = 0
  readonly #words = new Int32Array(LEVELS * FEW)
  /** Their rows after the shortest context read so far. */
  readonly #rows = new Int32Array(LEVELS * FEW)
  readonly #weights = new Float64Array(LEVELS * FEW)
  /** What near words weigh in the list. */
  readonly #listed = new Float64Array(LEVELS * FEW)
  readonly #met = new Uint8Array(FEW)
  #list: RankedWords | undefined
  #firstRow = 0
  /** Weight of near words, of the list with near words, and of all words once. */
  #nearWeight = 0
  #listWeight = 0
  #weight = 0

  constructor(next: NextWord, lists: WordLists, rule: Rule) {
    this.#next = next
    this.#lists = lists
    this.#rule = rule
  }

  /** Whether a context is one of these. Add-k has two lists at most: there is nothing to save. */
  has(level: number, row: number): boolean {
    return this.#next.added === 0 && level > 0 && continuations(this.#next.tables, level, row) <= FEW
  }

  /** Draws a word; -1 where nothing can be drawn, or truncation left none of many proposals. */
  draw(level: number, row: number, rng: Rng): number {
    this.#read(level, row)
    if (!(this.#weight > 0)) return -1
    const largest = this.#nearWeight + this.#listWeight
    for (let proposal = 0; proposal < MOST_PROPOSALS; proposal++) {
      let target = rng.uniform() * largest
      if (target < this.#nearWeight) {
        let at = 0
        for (; at + 1 < this.#size && target >= this.#weights[at]; at++) target -= this.#weights[at]
        if (this.#leaves(this.#words[at], this.#weights[at])) return this.#words[at]
      } else if (this.#list !== undefined) {
        const word = this.#ranking.wordAt(target - this.#nearWeight)
        if (word >= 0 && !this.#isNear(word) && this.#leaves(word, this.#ranking.weightOfLast)) return word
      }
    }
    return -1
  }

  #read(contextLevel: number, contextRow: number): void {
    const { tables, probabilities } = this.#next
    const { temperature, ends } = this.#lists.reading
    let level = contextLevel
    let row = contextRow
    let scale = 1
    let unit = 0
    this.#size = 0
    do {
      const first = tables.firstChild(level, row)
      const end = tables.endChild(level, row)
      // Words seen after a longer context stand among the continuations: their rows say where.
      this.#met.fill(0, 0, end - first)
      for (let at = 0; at < this.#size; at++) this.#met[this.#rows[at] - first] = 1
      for (let child = first; child < end; child++) {
        const word = tables.levels[level + 1].words[child]
        if (this.#met[child - first] === 1) continue
        if (word < RESERVED && (word === UNKNOWN || (word === END && !ends))) continue
        const probability = scale * probabilities.gram(level + 1, child, row)
        this.#words[this.#size] = word
        this.#rows[this.#size] = child
        this.#weights[this.#size++] = probability
        if (probability > unit) unit = probability
      }
      scale *= probabilities.backoffs[level][row]
      for (let at = 0; at < this.#size; at++) this.#rows[at] = tables.suffix(level + 1, this.#rows[at])
      row = tables.suffix(level, row)
      level--
    } while (scale > 0 && level > 0 && continuations(tables, level, row) <= FEW)
    this.#list = scale > 0 ? this.#lists.first(level, row, true) : undefined
    this.#firstRow = tables.firstChild(level, row)
    if (temperature !== 1) {
      if (this.#list !== undefined) {
        const likeliest = scale * this.#list.unit
        unit = Math.max(unit, likeliest)
        scale = tempered(likeliest / unit, temperature)
      }
      for (let at = 0; at < this.#size; at++)
        this.#weights[at] = tempered(this.#weights[at] / unit, temperature)
    }
    this.#weigh(scale)
  }

  /** Weights of near words and of the list, which starts at `scale`. */
  #weigh(scale: number): void {
    const list = this.#list
    this.#nearWeight = 0
    this.#listWeight = 0
    let twice = 0
    if (list !== undefined) {
      this.#ranking.begin(this.#lists, list, scale)
      this.#listWeight = this.#ranking.weight
    }
    for (let at = 0; at < this.#size; at++) {
      this.#nearWeight += this.#weights[at]
      this.#listed[at] = list === undefined ? 0 : scale * this.#weightIn(list, this.#rows[at])
      twice += this.#listed[at]
    }
    this.#weight = this.#nearWeight + this.#listWeight - twice
  }

  /** What the word of a row weighs in the list of the row's context. */
  #weightIn({ positions, weights }: RankedWords, row: number): number {
    const position = positions[row - this.#firstRow]
    return position < 0 ? 0 : weights[position]
  }

  #isNear(word: number): boolean {
    for (let at = 0; at < this.#size; at++) if (this.#words[at] === word) return true
    return false
  }

  /** Whether truncation leaves a word. */
  #leaves(word: number, weight: number): boolean {
    const rule = this.#rule
    if (rule.kind === 'none') return true
    if (rule.kind === 'top_p') return this.#weightBefore(weight, word) < rule.value * this.#weight
    if (rule.kind === 'top_k') return this.#wordsBefore(weight, word) < rule.value
    if (rule.kind === 'min_p') return weight >= rule.value * this.#likeliest()
    return this.#nearerThan(weight, word) < rule.value * this.#weight
  }

  #likeliest(): number {
    let likeliest = this.#list === undefined ? 0 : this.#ranking.likeliest
    for (let at = 0; at < this.#size; at++) likeliest = Math.max(likeliest, this.#weights[at])
    return likeliest
  }

  /** Weight of the words nearer to the entropy than this one; see `Ranking.keepTypical`. */
  #nearerThan(weight: number, word: number): number {
    const typical = Math.exp(this.#logs() / this.#weight)
    const middle = typical * (1 + TIE)
    const opposite = (typical * typical * (1 + TIE)) / weight
    const before = this.#weightBefore(weight, word)
    if (weight <= middle) return before - this.#weightBefore(Math.max(opposite, middle), -1)
    return this.#weightBefore(Math.min(opposite, middle), -1) - before - weight
  }

  #weightBefore(weight: number, word: number): number {
    let sum = this.#list === undefined ? 0 : this.#ranking.weightBefore(weight, word)
    for (let at = 0; at < this.#size; at++) {
      if (precedes(this.#weights[at], this.#words[at], weight, word)) sum += this.#weights[at]
      if (precedes(this.#listed[at], this.#words[at], weight, word)) sum -= this.#listed[at]
    }
    return sum
  }

  #wordsBefore(weight: number, word: number): number {
    let count = this.#list === undefined ? 0 : this.#ranking.wordsBefore(weight, word)
    for (let at = 0; at < this.#size; at++) {
      if (precedes(this.#weights[at], this.#words[at], weight, word)) count++
      if (this.#listed[at] > 0 && precedes(this.#listed[at], this.#words[at], weight, word)) count--
    }
    return count
  }

  /** Sum of w log w over all words. */
  #logs(): number {
    let sum = this.#list === undefined ? 0 : this.#ranking.logs
    for (let at = 0; at < this.#size; at++) {
      sum += timesLog(this.#weights[at]) - timesLog(this.#listed[at])
    }
    return sum
  }
}

function timesLog(weight: number): number {
  return weight > 0 ? weight * Math.log(weight) : 0
}
