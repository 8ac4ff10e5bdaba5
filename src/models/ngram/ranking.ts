import { type Choice, choiceOf, type Part, positionAt } from './choice.js'
import { precedes } from './rank.js'
import { excludedBefore, type Excluded, type RankedWords } from './ranked-words.js'
import type { WordLists } from './word-lists.js'

/** Relative difference up to which two weights count as equally typical. */
export const TIE = 1e-12

/** What is added up over a run of words. */
type Total = 'words' | 'weight' | 'logs'

/**
 * The words after a context in the order of their probability, as a merge of the lists that they stand in,
 * without going through them: how many words, or how much weight, come before a given word is a sum of prefix
 * sums, one for each list, less what belongs to a longer context. Every truncation keeps a run of this order,
 * so it is a pair of positions in each list and is found by bisection. That makes a nucleus of 10,000 words
 * after a context that was never asked for before cost a few hundred steps.
 */
export class Ranking {
  #depth = 0
  readonly #lists: RankedWords[] = []
  /** What a weight of each list is multiplied with. */
  readonly #scales: number[] = []
  /** Words of the list before, in this list. */
  readonly #excluded: (Excluded | undefined)[] = []
  /** The run that is kept: positions in each list. */
  readonly #from: number[] = []
  readonly #to: number[] = []
  /** Positions of a boundary that is being tried. */
  readonly #at: number[] = []
  readonly #other: number[] = []
  #weightOfLast = 0

  /** Starts with all words after the context of a list, whose weights are multiplied with `firstScale`. */
  begin(lists: WordLists, first: RankedWords, firstScale = 1): void {
    let words = first
    let scale = firstScale
    let excluded: Excluded | undefined
    for (this.#depth = 0; ; ) {
      const list = this.#depth++
      this.#lists[list] = words
      this.#scales[list] = scale
      this.#excluded[list] = excluded
      this.#from[list] = 0
      this.#to[list] = words.words.length
      const shorter = lists.shorter(words)
      if (shorter === undefined || scale * shorter.scale === 0) return
      words = shorter.words
      scale *= shorter.scale
      excluded = shorter.excluded
    }
  }

  /** Words that are left. */
  get size(): number {
    return this.#total('words', this.#to) - this.#total('words', this.#from)
  }

  /** Weight of all words. */
  get weight(): number {
    return this.#total('weight', this.#to)
  }

  /** Sum of w log w over all words, where w is the weight. */
  get logs(): number {
    return this.#total('logs', this.#to)
  }

  /**
   * Weight of the likeliest word. A word weighs most in the longest context that it was seen after, so words
   * that stand in a list but belong to another do no harm.
   */
  get likeliest(): number {
    let likeliest = 0
    for (let list = 0; list < this.#depth; list++) {
      if (this.#lists[list].words.length === 0) continue
      likeliest = Math.max(likeliest, this.#scales[list] * this.#lists[list].weights[0])
    }
    return likeliest
  }

  /** Weight of all words that stand before a word of this weight. */
  weightBefore(weight: number, word: number): number {
    this.#before(weight, word, this.#from, this.#to, this.#at)
    return this.#total('weight', this.#at)
  }

  /** Number of words that stand before a word of this weight. */
  wordsBefore(weight: number, word: number): number {
    this.#before(weight, word, this.#from, this.#to, this.#at)
    return this.#total('words', this.#at)
  }

  /** The word at which the weights of all words, list after list, pass a number; -1 where rounding finds none. */
  wordAt(target: number): number {
    let left = target
    for (let list = 0; list < this.#depth; list++) {
      const size = this.#to[list]
      const weight = this.#weight(list, size)
      if (left < weight) {
        const words = this.#lists[list]
        const position = positionAt(words, 0, size, this.#excluded[list], left / this.#scales[list])
        if (position >= size) return -1
        this.#weightOfLast = this.#scales[list] * words.weights[position]
        return words.words[position]
      }
      left -= weight
    }
    return -1
  }

  /** Weight of the word that `wordAt` found last. */
  get weightOfLast(): number {
    return this.#weightOfLast
  }

  /** Keeps the `count` likeliest words. */
  keepFirst(count: number): void {
    this.#cut((at) => this.#total('words', at) < count)
  }

  /** Keeps the shortest run of likeliest words with at least this share of the weight. */
  keepShare(share: number): void {
    const wanted = share * this.weight
    this.#cut((at) => this.#total('weight', at) < wanted)
  }

  /** Keeps the words with at least this share of the likeliest word's weight. */
  keepLikely(share: number): void {
    this.#before(share * this.likeliest, Number.POSITIVE_INFINITY, this.#from, this.#to, this.#at)
    for (let list = 0; list < this.#depth; list++) this.#to[list] = this.#at[list]
  }

  /**
   * Keeps the words whose surprise is nearest to the entropy H of what is left, until they hold this share of
   * its weight (Meister et al., arXiv 2202.00666). Of two words equally near the likelier comes first; words of
   * the same probability come in the order of the ranking, from H outwards.
   */
  keepTypical(share: number): void {
    const total = this.weight
    if (!(total > 0)) return
    const wanted = share * total
    // -log(w / total) = H where log w is its weighted mean.
    const typical = Math.exp(this.logs / total)
    const square = typical * typical * (1 + TIE)
    const middle: number[] = []
    this.#before(typical * (1 + TIE), -1, this.#from, this.#to, middle)
    const to = middle.slice()
    const end = this.#to.slice(0, this.#depth)
    const other = this.#other
    // Words as likely as e^-H or less: nearer are those between, and the likelier ones not farther from H.
    this.#partition(to, end, (at, weight) => {
      this.#before(square / weight, -1, this.#from, middle, other)
      return this.#total('weight', at) - this.#total('weight', other) < wanted
    })
    // Likelier words: nearer are those between, and the less likely ones nearer to H.
    const from = this.#from.slice(0, this.#depth)
    this.#partition(from, middle.slice(), (at, weight, list) => {
      this.#before(square / weight, -1, middle, this.#to, other)
      const nearer = this.#total('weight', other) - this.#total('weight', at)
      return nearer - this.#own(list, at[list]) >= wanted
    })
    for (let list = 0; list < this.#depth; list++) {
      this.#from[list] = from[list]
      this.#to[list] = to[list]
    }
  }

  /** What is left, to be drawn from. */
  choice(): Choice {
    const parts: Part[] = []
    for (let list = 0; list < this.#depth; list++) {
      const from = this.#from[list]
      const to = this.#to[list]
      const size = this.#words(list, to) - this.#words(list, from)
      if (size === 0) continue
      parts.push({
        list: this.#lists[list],
        scale: this.#scales[list],
        from,
        to,
        excluded: size === to - from ? undefined : this.#excluded[list],
        size,
        weight: this.#weight(list, to) - this.#weight(list, from),
      })
    }
    return choiceOf(parts)
  }

  /** Shortens the run: its new end is the first word that `goesOn` refuses, given all positions before it. */
  #cut(goesOn: (at: readonly number[]) => boolean): void {
    this.#partition(this.#from.slice(0, this.#depth), this.#to, goesOn)
  }

  /**
   * Moves `low` and `high` together where `holds` turns from true to false: it is asked about words of all
   * lists, with the positions before each, and must be true up to some word of the ranking and false after it.
   */
  #partition(
    low: number[],
    high: number[],
    holds: (at: readonly number[], weight: number, list: number) => boolean,
  ): void {
    const at = this.#at
    // The list of all words first: it narrows the others down to almost nothing.
    for (let list = this.#depth - 1; list >= 0; list--) {
      const { words, weights } = this.#lists[list]
      while (low[list] < high[list]) {
        const middle = (low[list] + high[list]) >>> 1
        const weight = this.#scales[list] * weights[middle]
        this.#before(weight, words[middle], low, high, at)
        at[list] = middle
        if (holds(at, weight, list)) {
          for (let each = 0; each < this.#depth; each++) low[each] = at[each]
          low[list] = middle + 1
        } else {
          for (let each = 0; each < this.#depth; each++) high[each] = at[each]
        }
      }
    }
  }

  /** Writes into `out` how many words of each list, from low to high, stand before a word of this weight. */
  #before(
    weight: number,
    word: number,
    low: readonly number[],
    high: readonly number[],
    out: number[],
  ): void {
    for (let list = 0; list < this.#depth; list++) {
      const { words, weights } = this.#lists[list]
      const scale = this.#scales[list]
      let first = low[list]
      let last = high[list]
      while (first < last) {
        const middle = (first + last) >>> 1
        if (precedes(scale * weights[middle], words[middle], weight, word)) first = middle + 1
        else last = middle
      }
      out[list] = first
    }
  }

  /** Sum over all words before the positions. */
  #total(what: Total, at: readonly number[]): number {
    let total = 0
    for (let list = 0; list < this.#depth; list++) {
      if (what === 'weight') total += this.#weight(list, at[list])
      else if (what === 'words') total += this.#words(list, at[list])
      else total += this.#logs(list, at[list])
    }
    return total
  }

  #words(list: number, to: number): number {
    const excluded = this.#excluded[list]
    return excluded === undefined ? to : to - excludedBefore(excluded, to)
  }

  #weight(list: number, to: number): number {
    const { sums } = this.#lists[list]
    const excluded = this.#excluded[list]
    const sum = excluded === undefined ? sums[to] : sums[to] - excluded.sums[excludedBefore(excluded, to)]
    return this.#scales[list] * sum
  }

  /** Sum of w log w, where w is the scaled weight s v: s (sum of v log v + log s * sum of v). */
  #logs(list: number, to: number): number {
    const { logSums } = this.#lists[list]
    const excluded = this.#excluded[list]
    const scale = this.#scales[list]
    // At low temperatures a scale may vanish in rounding.
    if (scale === 0) return 0
    const sum =
      excluded === undefined ? logSums[to] : logSums[to] - excluded.logSums[excludedBefore(excluded, to)]
    return scale * sum + Math.log(scale) * this.#weight(list, to)
  }

  /** Weight of one entry of a list; 0 where it belongs to a longer context. */
  #own(list: number, at: number): number {
    const excluded = this.#excluded[list]
    if (excluded !== undefined && excluded.positions[excludedBefore(excluded, at)] === at) return 0
    return this.#scales[list] * this.#lists[list].weights[at]
  }
}
