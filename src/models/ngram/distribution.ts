import type { Context } from './context.js'
import type { NextWord } from './next-word.js'
import { type Ranked, rank, tempered } from './ranked.js'
import { START, UNKNOWN } from './vocabulary.js'

/**
 * The next-word distribution of a context in three parts, without <unk> and before normalisation:
 *
 *     near   the words seen after the last two words (a superset of those seen after any longer context)
 *     last   scaleLast * p(w | last word), for the words seen after the last word that are not in near
 *     base   scaleBase * p(w), for all other words
 *
 * A gram that was seen has all its suffixes seen, so near is a subset of last and last of base. Only `near`
 * belongs to the context; the sorted lists behind the other two are shared by all contexts with that last
 * word, which makes a distribution over 20,000 words cost a few dozen steps. Scales are 0 where smoothing
 * ends (maximum likelihood). Valid until the next call of `read`.
 */
export class Distribution {
  nearSize = 0
  nearWords = new Int32Array(64)
  nearProbabilities = new Float64Array(64)
  nearWeights = new Float64Array(64)
  last: LastWord | undefined
  base: Ranked
  /** Factors of the listed probabilities, and of the listed weights after temperature. */
  scaleLast = 0
  scaleBase = 0
  temperedScaleLast = 0
  temperedScaleBase = 0
  /** Sums of weights: of near, of last without near, of base without last. */
  massNear = 0
  massLast = 0
  massBase = 0

  readonly #next: NextWord
  readonly #temperature: number
  readonly #uniform: Ranked | undefined
  readonly #lastWords = new Map<number, LastWord>()
  /** 1 for words met while a context is read. */
  readonly #met: Uint8Array
  /** The context whose continuations are `near`; level -1 where there is none. */
  #nearLevel = -1
  #nearRow = 0
  #lastRow = -1

  constructor(next: NextWord, temperature: number) {
    const { tables } = next
    this.#next = next
    this.#temperature = temperature
    this.#met = new Uint8Array(tables.codes)
    const codes = Int32Array.from({ length: tables.codes }, (_, code) => code)
    const uniform = next.added > 0 ? new Float64Array(tables.codes).fill(1 / tables.vocabularySize) : undefined
    this.base = rankPositive(codes, uniform ?? next.probabilities.unigrams, temperature)
    this.#uniform = uniform === undefined ? undefined : this.base
  }

  /** Makes this the distribution after the context. */
  read(context: Context): void {
    this.nearSize = 0
    this.last = undefined
    this.#nearLevel = -1
    this.#lastRow = -1
    this.scaleLast = 0
    this.scaleBase = 1
    if (this.#uniform !== undefined) this.#readAdded(context)
    else this.#readInterpolated(context.level, context.row)
    this.temperedScaleLast = this.scaleLast > 0 ? tempered(this.scaleLast, this.#temperature) : 0
    this.temperedScaleBase = this.scaleBase > 0 ? tempered(this.scaleBase, this.#temperature) : 0
    this.#addUp()
  }

  /** Whether the word belongs to `near`. */
  isNear(word: number): boolean {
    const { tables } = this.#next
    if (this.#nearLevel > 0) return tables.child(this.#nearLevel, this.#nearRow, word) >= 0
    return this.#nearLevel === 0 && tables.countAt(1, word) > 0
  }

  /** Whether the word belongs to `last`, with `near` included. */
  isLast(word: number): boolean {
    return this.#lastRow >= 0 ? this.#next.tables.child(1, this.#lastRow, word) >= 0 : this.isNear(word)
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

  #readInterpolated(contextLevel: number, contextRow: number): void {
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
      row = tables.suffix(level, row)
      level--
    }
    if (this.#nearLevel > 0) this.#forgetMet()
    this.scaleBase = weight
    if (level === 1 && weight > 0) {
      this.last = this.#lastWord(row)
      this.#lastRow = row
      this.scaleLast = weight
      this.scaleBase = weight * backoffs[1][row]
    }
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
    }
    this.nearWords[size] = word
    this.nearProbabilities[size] = probability
  }

  #addUp(): void {
    const { nearSize, nearWords, nearProbabilities, nearWeights, last, base } = this
    const temperature = this.#temperature
    const { tables, probabilities } = this.#next
    const unigrams = this.#uniform === undefined ? probabilities.unigrams : undefined
    let near = 0
    let nearInLast = 0
    let nearInBase = 0
    for (let at = 0; at < nearSize; at++) {
      const word = nearWords[at]
      nearWeights[at] = tempered(nearProbabilities[at], temperature)
      near += nearWeights[at]
      if (last !== undefined) {
        const child = tables.child(1, this.#lastRow, word)
        nearInLast += tempered(probabilities.gram(2, child, this.#lastRow), temperature)
      } else if (this.scaleBase > 0) {
        nearInBase += unigrams === undefined ? base.weights[0] : tempered(unigrams[word], temperature)
      }
    }
    this.massNear = near
    const lastTotal = last === undefined ? 0 : last.ranked.sums[last.ranked.words.length]
    this.massLast = Math.max(0, this.temperedScaleLast * (lastTotal - nearInLast))
    const outside = last === undefined ? nearInBase : last.weightInBase
    this.massBase = Math.max(0, this.temperedScaleBase * (base.sums[base.words.length] - outside))
  }

  /** Lists by last word take 28 bytes for each bigram type at most: they are all kept. */
  #lastWord(row: number): LastWord {
    const known = this.#lastWords.get(row)
    if (known !== undefined) return known
    const { tables, probabilities } = this.#next
    const from = tables.firstChild(1, row)
    const to = tables.endChild(1, row)
    const words = tables.levels[2].words.subarray(from, to)
    const values = Float64Array.from(words, (_, at) => probabilities.gram(2, from + at, row))
    let weightInBase = 0
    for (const word of words) {
      if (word !== UNKNOWN) weightInBase += tempered(probabilities.unigrams[word], this.#temperature)
    }
    const made = { ranked: rankPositive(words, values, this.#temperature), weightInBase }
    this.#lastWords.set(row, made)
    return made
  }
}

interface LastWord {
  readonly ranked: Ranked
  /** Unigram weight of the listed words. */
  readonly weightInBase: number
}

/** Ranks the words that can be drawn: neither <unk>, nor <s>, nor words of probability 0. */
function rankPositive(words: Int32Array, values: Float64Array, temperature: number): Ranked {
  const usable: number[] = []
  for (let at = 0; at < words.length; at++) {
    if (words[at] !== UNKNOWN && words[at] !== START && values[at] > 0) usable.push(at)
  }
  return rank(
    Int32Array.from(usable, (at) => words[at]),
    Float64Array.from(usable, (at) => values[at]),
    temperature,
  )
}

function enlarged<Column extends Int32Array | Float64Array>(column: Column, larger: Column): Column {
  larger.set(column as never)
  return larger
}
