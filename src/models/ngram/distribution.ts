import { type Choice, follows, type Tail } from './choice.js'
import type { Context } from './context.js'
import type { NextWord } from './next-word.js'
import { type Inside, inside } from './nucleus.js'
import { type Ranked, tempered } from './ranked.js'
import { type LastWord, SharedLists } from './shared-lists.js'
import { UNKNOWN } from './token-coder.js'

/** How much of a shared list belongs to a choice: its first `cut` words, and their weight without excluded ones. */
interface Part {
  readonly cut: number
  readonly mass: number
}

/**
 * The next-word distribution of a context in three parts, without <unk> and before normalisation:
 *
 *     near   the words seen after the last two words (a superset of those seen after any longer context)
 *     last   scaleLast * p(w | last word), for the words seen after the last word that are not in near
 *     base   scaleBase * p(w), for all other words
 *
 * A gram that was seen has all its suffixes seen, so near is a subset of last and last of base. Only `near`
 * belongs to the context; the ranked lists behind the other two are shared by all contexts with that last
 * word, which makes a distribution over 20,000 words cost a few dozen steps. Scales are 0 where smoothing
 * ends (maximum likelihood), and add-k has no `last`. Weights are probabilities after temperature. Holds
 * until the next call of `read`.
 */
export class Distribution {
  nearSize = 0
  nearWords = new Int32Array(64)
  nearProbabilities = new Float64Array(64)
  nearWeights = new Float64Array(64)
  last: Ranked | undefined
  readonly base: Ranked
  /** Factors of the listed probabilities, and of the listed weights. */
  scaleLast = 0
  scaleBase = 0
  temperedScaleLast = 0
  temperedScaleBase = 0
  /** Sums of weights, after `weigh`: of near, of last without near, of base without last. */
  massNear = 0
  massLast = 0
  massBase = 0
  readonly temperature: number

  readonly #next: NextWord
  readonly #lists: SharedLists
  /** 1 for words met while a context is read. */
  readonly #met: Uint8Array
  #lastWord: LastWord | undefined
  /** Position of each near word in `last`, or in `base` where there is no `last`. */
  #nearPositions = new Int32Array(64)
  /** The contexts whose continuations are `near` and `last`; level -1 where there is none. */
  #nearLevel = -1
  #nearRow = 0
  #lastRow = -1

  constructor(next: NextWord, temperature: number) {
    this.#next = next
    this.temperature = temperature
    this.#met = new Uint8Array(next.tables.codes)
    this.#lists = new SharedLists(next, temperature)
    this.base = this.#lists.base
  }

  get mass(): number {
    return this.massNear + this.massLast + this.massBase
  }

  temper(probability: number): number {
    return tempered(probability, this.temperature)
  }

  /**
   * Makes this the distribution after the context. `enough` is asked before shorter contexts are read: it is
   * told the probability left for all words that are not in `near` yet, and may say that near will do.
   * Returns whether it did; then nothing but near may be used.
   */
  read(context: Context, enough?: (left: number) => boolean): boolean {
    this.nearSize = 0
    this.last = undefined
    this.#lastWord = undefined
    this.#nearLevel = -1
    this.#lastRow = -1
    this.scaleLast = 0
    this.scaleBase = 1
    if (this.#next.added > 0) this.#readAdded(context)
    else if (this.#readInterpolated(context.level, context.row, enough)) return true
    this.temperedScaleLast = this.scaleLast > 0 ? this.temper(this.scaleLast) : 0
    this.temperedScaleBase = this.scaleBase > 0 ? this.temper(this.scaleBase) : 0
    return false
  }

  /** Whether any word can be drawn. */
  get drawable(): boolean {
    return this.nearSize > 0 || this.scaleBase > 0 || (this.last !== undefined && this.last.words.length > 0)
  }

  /** Whether the word belongs to `near`. */
  isNear(word: number): boolean {
    return follows(this.#next.tables, this.#nearLevel, this.#nearRow, word)
  }

  /** Whether the word belongs to `last`, with `near` included. */
  isLast(word: number): boolean {
    return this.#lastRow >= 0 ? follows(this.#next.tables, 1, this.#lastRow, word) : this.isNear(word)
  }

  /** After `weigh`: where the near words stand in `last`, or in `base` where there is no `last`. */
  nearInside(): Inside {
    const positions = Uint32Array.from(this.#nearPositions.subarray(0, this.nearSize))
    return inside(positions, this.last ?? this.base)
  }

  /** Where the words of `last` stand in `base`. */
  get lastInside(): Inside | undefined {
    return this.#lastWord?.inBase
  }

  /** A choice of listed near words and the beginnings of the two shared lists. */
  choice(words: Int32Array, sums: Float64Array, last: Part, base: Part): Choice {
    const tails: Tail[] = []
    const near = { level: this.#nearLevel, row: this.#nearRow }
    if (this.last !== undefined && last.mass > 0) tails.push({ ...last, ranked: this.last, ...near })
    if (base.mass > 0) {
      const excluded = this.#lastRow >= 0 ? { level: 1, row: this.#lastRow } : near
      tails.push({ ...base, ranked: this.base, ...excluded })
    }
    const mass = tails.reduce((sum, tail) => sum + tail.mass, sums[words.length])
    return { words, sums, tails, mass }
  }

  /** After `weigh`: everything that can be drawn. */
  wholeChoice(): Choice {
    const { nearSize, nearWeights, last, base } = this
    const sums = new Float64Array(nearSize + 1)
    for (let at = 0; at < nearSize; at++) sums[at + 1] = sums[at] + nearWeights[at]
    return this.choice(
      this.nearWords.slice(0, nearSize),
      sums,
      { cut: last?.words.length ?? 0, mass: this.massLast },
      { cut: base.words.length, mass: this.massBase },
    )
  }

  #readAdded(context: Context): void {
    if (!context.seen) return
    const { tables, added } = this.#next
    const { level, row } = context
    const total = tables.contextCount(level, row) + added * tables.vocabularySize
    this.scaleBase = (added * tables.vocabularySize) / total
    const end = tables.endChild(level, row)
    for (let child = tables.firstChild(level, row); child < end; child++) {
      const count = tables.countAt(level + 1, child)
      if (count > 0) this.#push(tables.wordAt(level + 1, child), (count + added) / total)
    }
    this.#nearLevel = level
    this.#nearRow = row
  }

  #readInterpolated(
    contextLevel: number,
    contextRow: number,
    enough: ((left: number) => boolean) | undefined,
  ): boolean {
    const { tables, probabilities } = this.#next
    const { backoffs } = probabilities
    const met = this.#met
    let level = contextLevel
    let row = contextRow
    let weight = 1
    while (level >= 2 && weight > 0) {
      const end = tables.endChild(level, row)
      for (let child = tables.firstChild(level, row); child < end; child++) {
        const word = tables.wordAt(level + 1, child)
        if (met[word] === 1) continue
        met[word] = 1
        this.#push(word, weight * probabilities.gram(level + 1, child, row))
      }
      this.#nearLevel = level
      this.#nearRow = row
      weight *= backoffs[level][row]
      if (enough?.(weight)) {
        this.#forgetMet()
        return true
      }
      row = tables.suffix(level, row)
      level--
    }
    if (this.#nearLevel > 0) this.#forgetMet()
    this.scaleBase = weight
    if (level === 1 && weight > 0) {
      this.#lastWord = this.#lists.lastWord(row)
      this.last = this.#lastWord.ranked
      this.#lastRow = row
      this.scaleLast = weight
      this.scaleBase = weight * backoffs[1][row]
    }
    return false
  }

  /** The words met are those that follow the shortest context read. */
  #forgetMet(): void {
    const { tables } = this.#next
    const end = tables.endChild(this.#nearLevel, this.#nearRow)
    for (let child = tables.firstChild(this.#nearLevel, this.#nearRow); child < end; child++) {
      this.#met[tables.wordAt(this.#nearLevel + 1, child)] = 0
    }
  }

  #push(word: number, probability: number): void {
    if (word === UNKNOWN || probability <= 0) return
    const size = this.nearSize++
    if (size === this.nearWords.length) {
      this.nearWords = enlarged(this.nearWords, new Int32Array(2 * size))
      this.nearProbabilities = enlarged(this.nearProbabilities, new Float64Array(2 * size))
      this.nearWeights = new Float64Array(2 * size)
      this.#nearPositions = new Int32Array(2 * size)
    }
    this.nearWords[size] = word
    this.nearProbabilities[size] = probability
  }

  /** Works out the weights of near, its positions in the list behind it, and the masses. */
  weigh(): void {
    const { nearSize, nearWords, nearProbabilities, nearWeights, last, base } = this
    const { tables } = this.#next
    const { basePositions } = this.#lists
    const lastWord = this.#lastWord
    const lastFrom = lastWord === undefined ? 0 : tables.firstChild(1, this.#lastRow)
    const behind = last ?? base
    const needed = last !== undefined || this.scaleBase > 0
    let near = 0
    let shared = 0
    for (let at = 0; at < nearSize; at++) {
      nearWeights[at] = this.temper(nearProbabilities[at])
      near += nearWeights[at]
      if (!needed) continue
      const word = nearWords[at]
      const position =
        lastWord === undefined
          ? basePositions[word]
          : lastWord.positions[tables.child(1, this.#lastRow, word) - lastFrom]
      this.#nearPositions[at] = position
      shared += behind.weights[position]
    }
    this.massNear = near
    const nearInLast = last === undefined ? 0 : shared
    const lastInBase = lastWord === undefined ? shared : totalOf(lastWord.inBase.sums)
    const lastTotal = last === undefined ? 0 : totalOf(last.sums)
    this.massLast = Math.max(0, this.temperedScaleLast * (lastTotal - nearInLast))
    this.massBase = Math.max(0, this.temperedScaleBase * (totalOf(base.sums) - lastInBase))
  }
}

function totalOf(sums: Float64Array): number {
  return sums[sums.length - 1]
}

function enlarged<Column extends Int32Array | Float64Array>(column: Column, larger: Column): Column {
  larger.set(column as never)
  return larger
}
