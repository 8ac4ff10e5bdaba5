import type { Choice } from './choice.js'
import type { Distribution } from './distribution.js'
import { precedes, RankedHeap } from './ranked.js'

/** Where a walk stops. */
export interface WalkLimits {
  /** Words taken at most. */
  readonly most: number
  /** Weight that is enough. */
  readonly wanted: number
  /** Share of the first word's weight below which words are left out. */
  readonly least: number
}

/**
 * The words of a distribution, likeliest first, by merging its three parts: words, weights, and where in the
 * shared lists the walk stands.
 */
export class Walk {
  words = new Int32Array(256)
  weights = new Float64Array(256)
  size = 0
  sum = 0
  /** Whether `wanted` or `least` stopped the walk, or the words ran out. */
  complete = false
  readonly #heap = new RankedHeap()
  #atLast = 0
  #atBase = 0

  /** Starts anew at given positions of the shared lists, with the given words of `near` still to come. */
  begin(near: Int32Array, values: Float64Array, size: number, atLast = 0, atBase = 0, sum = 0): void {
    this.#heap.fill(near, values, size)
    this.#atLast = atLast
    this.#atBase = atBase
    this.size = 0
    this.sum = sum
    this.complete = false
  }

  get atLast(): number {
    return this.#atLast
  }

  get atBase(): number {
    return this.#atBase
  }

  /** Words of `near` not taken yet. */
  get nearLeft(): number {
    return this.#heap.size
  }

  run(distribution: Distribution, { most, wanted, least }: WalkLimits): void {
    const { scaleLast, scaleBase, temperedScaleLast, temperedScaleBase, base } = distribution
    const last = scaleLast > 0 ? distribution.last : undefined
    const lastSize = last === undefined ? 0 : last.words.length
    const baseSize = scaleBase > 0 ? base.words.length : 0
    const heap = this.#heap
    while (this.size < most) {
      let word = -1
      let value = -1
      let part = 0
      if (heap.size > 0) {
        word = heap.word
        value = heap.value
      }
      // Whether a shared word belongs to an earlier part is looked up only when its turn has come.
      for (; this.#atLast < lastSize; this.#atLast++) {
        const other = last!.words[this.#atLast]
        const otherValue = scaleLast * last!.probabilities[this.#atLast]
        if (!precedes(otherValue, other, value, word)) break
        if (distribution.isNear(other)) continue
        word = other
        value = otherValue
        part = 1
        break
      }
      for (; this.#atBase < baseSize; this.#atBase++) {
        const other = base.words[this.#atBase]
        const otherValue = scaleBase * base.probabilities[this.#atBase]
        if (!precedes(otherValue, other, value, word)) break
        if (distribution.isLast(other)) continue
        word = other
        value = otherValue
        part = 2
        break
      }
      let weight = 0
      if (word < 0) {
        this.complete = true
        return
      }
      if (part === 0) weight = distribution.temper(value)
      else if (part === 1) weight = temperedScaleLast * last!.weights[this.#atLast]
      else weight = temperedScaleBase * base.weights[this.#atBase]
      if (this.size > 0 && weight < least * this.weights[0]) {
        this.complete = true
        return
      }
      if (part === 0) heap.pop()
      else if (part === 1) this.#atLast++
      else this.#atBase++
      this.#push(word, weight)
      if (this.sum >= wanted) {
        this.complete = true
        return
      }
    }
  }

  /**
   * Takes words of `near` alone while they are likelier than `left`, at temperature 1. Returns whether a limit
   * was met.
   */
  runNear({ most, wanted, least }: WalkLimits, left: number): boolean {
    const heap = this.#heap
    while (this.size < most && this.sum < wanted) {
      // What is left bounds every other word: if that is too little for `least`, no other word will be taken.
      const next = heap.size > 0 ? Math.max(heap.value, left) : left
      if (this.size > 0 && next < least * this.weights[0]) return true
      if (heap.size === 0 || heap.value <= left) return false
      this.#push(heap.word, heap.value)
      heap.pop()
    }
    return true
  }

  /** The words taken, as a choice. */
  choice(size = this.size): Choice {
    const sums = new Float64Array(size + 1)
    for (let at = 0; at < size; at++) sums[at + 1] = sums[at] + this.weights[at]
    return { words: this.words.slice(0, size), sums, tails: [], mass: sums[size] }
  }

  #push(word: number, weight: number): void {
    const at = this.size++
    if (at === this.words.length) {
      const words = new Int32Array(2 * at)
      const weights = new Float64Array(2 * at)
      words.set(this.words)
      weights.set(this.weights)
      this.words = words
      this.weights = weights
    }
    this.words[at] = word
    this.weights[at] = weight
    this.sum += weight
  }
}
