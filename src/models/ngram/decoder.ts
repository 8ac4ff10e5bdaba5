import type { Decoding } from '../../contracts/model.js'
import type { Rng } from '../../contracts/rng.js'
import { GenerationCache } from './cache.js'
import { Context } from './context.js'
import { Distribution } from './distribution.js'
import type { NextWord } from './next-word.js'
import { precedes, type Ranked, RankedHeap } from './ranked.js'
import type { WordSampler } from './sampler.js'
import { findInterval } from './tables.js'

/** Words that may be drawn after a context, likeliest first, with prefix sums of their weights. */
interface Truncated {
  readonly words: Int32Array
  readonly sums: Float64Array
}

const CACHE_BYTES = 128 * 1024 * 1024
const ENTRY_OVERHEAD = 250
/** Contexts have a key of their own beside rows: the context that add-k has never seen. */
const UNSEEN = -1

/**
 * Draws from the next-word distribution after temperature, then top_k, top_p, min_p, or its likeliest word
 * (`greedy`, or temperature 0). Ties go by the word's code. top_p keeps the shortest run of likeliest words whose share of what top_k
 * left reaches p; min_p then drops words below that share of the likeliest word's probability.
 */
export class DecodingSampler implements WordSampler {
  readonly #next: NextWord
  readonly #decoding: Decoding
  readonly #greedy: boolean
  readonly #distribution: Distribution
  readonly #heap = new RankedHeap()
  readonly #cache = new GenerationCache<Truncated>(
    CACHE_BYTES,
    ({ words }) => words.length * 12 + ENTRY_OVERHEAD,
  )
  #words = new Int32Array(256)
  #weights = new Float64Array(256)

  constructor(next: NextWord, decoding: Decoding) {
    this.#next = next
    this.#decoding = decoding
    this.#greedy = decoding.greedy === true || decoding.temperature === 0
    this.#distribution = new Distribution(next, this.#greedy ? 1 : decoding.temperature)
  }

  draw(context: Context, rng: Rng): number {
    const whole = !this.#greedy && !truncates(this.#decoding)
    const word = whole ? this.#drawWhole(context, rng) : this.#drawTruncated(context, rng)
    context.advance(word)
    return word
  }

  #drawTruncated(context: Context, rng: Rng): number {
    const key = this.#next.added > 0 && !context.seen ? UNSEEN : context.row * 8 + context.level
    let truncated = this.#cache.get(key)
    if (truncated === undefined) {
      this.#readDrawable(context)
      truncated = this.#truncate()
      this.#cache.set(key, truncated)
    }
    const { words, sums } = truncated
    if (words.length === 1) return words[0]
    return words[findInterval(sums, 0, words.length, rng.uniform() * sums[words.length])]
  }

  /** Temperature alone: a part is drawn by its mass, then a word of the part, again where it belongs elsewhere. */
  #drawWhole(context: Context, rng: Rng): number {
    const distribution = this.#distribution
    this.#readDrawable(context)
    const { massNear, massLast, massBase, last, base } = distribution
    for (;;) {
      let left = rng.uniform() * (massNear + massLast + massBase)
      if (left < massNear || massLast + massBase === 0) {
        const { nearWords, nearWeights, nearSize } = distribution
        let at = 0
        while (at < nearSize - 1 && left >= nearWeights[at]) left -= nearWeights[at++]
        return nearWords[at]
      }
      const fromLast = last !== undefined && left < massNear + massLast
      const word = fromLast
        ? drawOutside(last.ranked, (other) => distribution.isNear(other), rng)
        : drawOutside(base, (other) => distribution.isLast(other), rng)
      // A part whose mass is a rounding error holds no word of its own.
      if (word >= 0) return word
    }
  }

  /** Reads the distribution; where all of it is on <unk> (maximum likelihood), that of a shorter context. */
  #readDrawable(context: Context): void {
    const { tables } = this.#next
    const distribution = this.#distribution
    distribution.read(context)
    if (distribution.massNear + distribution.massLast + distribution.massBase > 0) return
    const shorter = new Context(tables)
    shorter.level = context.level - 1
    shorter.row = tables.suffix(context.level, context.row)
    shorter.wanted = shorter.level
    this.#readDrawable(shorter)
  }

  /** Walks through the words from the likeliest on until the rules say stop. */
  #truncate(): Truncated {
    const { top_k, top_p, min_p } = this.#decoding
    const distribution = this.#distribution
    const { scaleLast, scaleBase, temperedScaleLast, temperedScaleBase, base } = distribution
    const last = scaleLast > 0 ? distribution.last?.ranked : undefined
    const heap = this.#heap
    heap.fill(distribution.nearWords, distribution.nearProbabilities, distribution.nearSize)
    const temperature = this.#decoding.temperature
    const most = this.#greedy ? 1 : (top_k ?? Number.POSITIVE_INFINITY)
    let wanted = Number.POSITIVE_INFINITY
    if (top_p !== undefined && top_k === undefined) {
      wanted = top_p * (distribution.massNear + distribution.massLast + distribution.massBase)
    }
    const baseSize = scaleBase > 0 ? base.words.length : 0
    const lastSize = last === undefined ? 0 : last.words.length
    let atLast = 0
    let atBase = 0
    let size = 0
    let sum = 0
    while (size < most && sum < wanted) {
      while (atLast < lastSize && distribution.isNear(last!.words[atLast])) atLast++
      while (atBase < baseSize && distribution.isLast(base.words[atBase])) atBase++
      let word = -1
      let value = -1
      let part = 0
      if (heap.size > 0) {
        word = heap.word
        value = heap.value
      }
      if (atLast < lastSize) {
        const other = scaleLast * last!.probabilities[atLast]
        if (precedes(other, last!.words[atLast], value, word)) {
          word = last!.words[atLast]
          value = other
          part = 1
        }
      }
      if (atBase < baseSize) {
        const other = scaleBase * base.probabilities[atBase]
        if (precedes(other, base.words[atBase], value, word)) {
          word = base.words[atBase]
          value = other
          part = 2
        }
      }
      if (word < 0) break
      let weight: number
      if (part === 0) {
        heap.pop()
        weight = this.#greedy || temperature === 1 ? value : Math.exp(Math.log(value) / temperature)
      } else if (part === 1) weight = temperedScaleLast * last!.weights[atLast++]
      else weight = temperedScaleBase * base.weights[atBase++]
      if (min_p !== undefined && top_k === undefined && size > 0 && weight < min_p * this.#weights[0]) break
      this.#push(size++, word, weight)
      sum += weight
    }
    if (top_k !== undefined) size = this.#cut(size, sum, top_p, min_p)
    const sums = new Float64Array(size + 1)
    for (let at = 0; at < size; at++) sums[at + 1] = sums[at] + this.#weights[at]
    return { words: this.#words.slice(0, size), sums }
  }

  /** top_p and min_p on what top_k left. */
  #cut(size: number, sum: number, top_p = 1, min_p = 0): number {
    const weights = this.#weights
    let kept = 0
    let reached = 0
    while (kept < size && (kept === 0 || (reached < top_p * sum && weights[kept] >= min_p * weights[0]))) {
      reached += weights[kept++]
    }
    return kept
  }

  #push(at: number, word: number, weight: number): void {
    if (at === this.#words.length) {
      const words = new Int32Array(2 * at)
      const weights = new Float64Array(2 * at)
      words.set(this.#words)
      weights.set(this.#weights)
      this.#words = words
      this.#weights = weights
    }
    this.#words[at] = word
    this.#weights[at] = weight
  }
}

export function truncates({ top_k, top_p, min_p }: Decoding): boolean {
  return top_k !== undefined || (top_p !== undefined && top_p < 1) || (min_p !== undefined && min_p > 0)
}

/** Draws a word by weight among those not excluded (they belong to another part): -1 where there is none. */
function drawOutside(ranked: Ranked, excluded: (word: number) => boolean, rng: Rng): number {
  const { words, weights, sums } = ranked
  for (let attempt = 0; attempt < 100; attempt++) {
    const word = words[findInterval(sums, 0, words.length, rng.uniform() * sums[words.length])]
    if (!excluded(word)) return word
  }
  // Nearly all are excluded: add up the few that are not.
  const left: number[] = []
  let mass = 0
  for (let at = 0; at < words.length; at++) {
    if (excluded(words[at])) continue
    left.push(at)
    mass += weights[at]
  }
  let target = rng.uniform() * mass
  for (const at of left) {
    if (target < weights[at] || at === left[left.length - 1]) return words[at]
    target -= weights[at]
  }
  return -1
}
