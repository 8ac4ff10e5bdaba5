import type { Decoding } from '../../contracts/model.js'
import type { Rng } from '../../contracts/rng.js'
import { GenerationCache } from './cache.js'
import { type Choice, drawChoice } from './choice.js'
import { Context } from './context.js'
import { Distribution } from './distribution.js'
import type { NextWord } from './next-word.js'
import { nucleus } from './nucleus.js'
import type { WordSampler } from './sampler.js'
import { UNKNOWN } from './token-coder.js'
import { Walk, type WalkLimits } from './walk.js'

const CACHE_BYTES = 128 * 1024 * 1024
const ENTRY_BYTES = 400
/** Key of the context that add-k has never seen, beside those of rows. */
const UNSEEN = -1
/** A nucleus that has not ended after so many words is found by bisection. */
const WALKED = 64
/** Words of long contexts that may suffice: more are not looked at before shorter contexts are read. */
const FEW = 32

/**
 * Draws from the next-word distribution after temperature, then top_k, top_p, min_p, or takes its likeliest
 * word (`greedy`, or temperature 0). Ties go by the word's code. top_p keeps the shortest run of likeliest
 * words whose share of what top_k left reaches p; min_p then drops words below that share of the likeliest
 * word's probability. What may be drawn after a context is worked out once and cached.
 */
export class DecodingSampler implements WordSampler {
  readonly #next: NextWord
  readonly #decoding: Decoding
  readonly #greedy: boolean
  readonly #distribution: Distribution
  readonly #walk = new Walk()
  readonly #cache = new GenerationCache<Choice>(CACHE_BYTES, ({ words }) => words.length * 12 + ENTRY_BYTES)

  constructor(next: NextWord, decoding: Decoding) {
    this.#next = next
    this.#decoding = decoding
    this.#greedy = decoding.greedy === true || decoding.temperature === 0
    this.#distribution = new Distribution(next, this.#greedy ? 1 : decoding.temperature)
  }

  draw(context: Context, rng: Rng): number {
    const key = this.#next.added > 0 && !context.seen ? UNSEEN : context.row * 16 + context.level
    let choice = this.#cache.get(key)
    if (choice === undefined) {
      choice = this.#choose(context)
      this.#cache.set(key, choice)
    }
    const word = drawChoice(choice, this.#next.tables, rng)
    context.advance(word)
    return word
  }

  #choose(context: Context): Choice {
    const distribution = this.#distribution
    const { top_k, top_p = 1, min_p = 0 } = this.#decoding
    const most = this.#greedy ? 1 : (top_k ?? Number.POSITIVE_INFINITY)
    const least = top_k === undefined ? min_p : 0
    const ranked = this.#greedy || top_k !== undefined || min_p > 0 || top_p < 1
    const plain = this.#greedy || this.#decoding.temperature === 1
    let wanted = Number.POSITIVE_INFINITY
    if (plain && most === Number.POSITIVE_INFINITY && top_p < 1) {
      wanted = top_p * (1 - this.#next.probability(context, UNKNOWN))
    }
    const nearIsEnough = (left: number): boolean =>
      distribution.nearSize <= FEW && this.#walkNear({ most, wanted, least }, left)
    if (distribution.read(context, ranked && plain ? nearIsEnough : undefined)) return this.#finish(top_k)
    if (!distribution.drawable) return this.#choose(this.#shorter(context))
    if (!ranked) {
      distribution.weigh()
      return distribution.wholeChoice()
    }
    if (!plain && top_k === undefined && top_p < 1) {
      distribution.weigh()
      wanted = top_p * distribution.mass
    }
    const bisect = wanted < Number.POSITIVE_INFINITY && min_p === 0 && distribution.scaleBase > 0
    const { nearWords, nearProbabilities, nearSize } = distribution
    this.#walk.begin(nearWords, nearProbabilities, nearSize)
    this.#walk.run(distribution, { most: bisect ? WALKED : most, wanted, least })
    if (!bisect || this.#walk.complete) return this.#finish(top_k)
    if (plain) distribution.weigh()
    return nucleus(distribution, wanted, this.#walk)
  }

  /**
   * Walks through the words of `near` that no other word can precede, those likelier than all that is left for
   * other words together, and says whether a limit was met among them.
   */
  #walkNear(limits: WalkLimits, left: number): boolean {
    const { nearWords, nearProbabilities, nearSize } = this.#distribution
    this.#walk.begin(nearWords, nearProbabilities, nearSize)
    return this.#walk.runNear(limits, left)
  }

  /** Where all probability is on <unk> (maximum likelihood), the shorter context decides. */
  #shorter(context: Context): Context {
    const { tables } = this.#next
    const shorter = new Context(tables)
    shorter.level = context.level - 1
    shorter.row = tables.suffix(context.level, context.row)
    shorter.wanted = shorter.level
    return shorter
  }

  #finish(top_k: number | undefined): Choice {
    const { top_p = 1, min_p = 0 } = this.#decoding
    return top_k === undefined || this.#greedy ? this.#walk.choice() : this.#cut(top_p, min_p)
  }

  /** top_p and min_p on what top_k left. */
  #cut(top_p: number, min_p: number): Choice {
    const { weights, size, sum } = this.#walk
    let kept = 0
    let reached = 0
    while (kept < size && (kept === 0 || (reached < top_p * sum && weights[kept] >= min_p * weights[0]))) {
      reached += weights[kept++]
    }
    return this.#walk.choice(kept)
  }
}

/** Whether a decoding leaves words out. */
export function truncates({ top_k, top_p, min_p }: Decoding): boolean {
  return top_k !== undefined || (top_p !== undefined && top_p < 1) || (min_p !== undefined && min_p > 0)
}
