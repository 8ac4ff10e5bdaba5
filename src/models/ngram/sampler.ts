import type { Rng } from '../../contracts/rng.js'
import type { Context } from './context.js'
import type { NextWord } from './next-word.js'
import { findInterval, type NgramTables, taken } from './tables.js'
import { UNKNOWN } from './token-coder.js'

/** Draws the next word and moves the context on. */
export interface WordSampler {
  draw(context: Context, rng: Rng): number
}

/** Rejected draws of <unk> after which the whole distribution is built instead. */
const MOST_REJECTIONS = 64

/**
 * Exact draws at temperature 1 without building a distribution. A number below c(h) falls into the interval
 * of a continuation hw of length c(hw); the first c(hw) - D of it choose w, the discounted rest goes on with
 * the shorter context h'. That is p(w | h) = (c(hw) - D)/c(h) + b(h) p(w | h') drawn term by term, in
 * O(log continuations). Draws of <unk> are rejected, which leaves the model's distribution given another word.
 */
export class ExactSampler implements WordSampler {
  readonly #tables: NgramTables
  readonly #added: number
  readonly #whole: () => WordSampler

  /** `whole` gives the sampler that takes over where nearly all probability is on <unk>. */
  constructor(next: NextWord, whole: () => WordSampler) {
    this.#tables = next.tables
    this.#added = next.added
    this.#whole = whole
  }

  draw(context: Context, rng: Rng): number {
    for (let attempt = 0; attempt < MOST_REJECTIONS; attempt++) {
      const word = this.#added > 0 ? this.#drawAdded(context, rng) : this.#drawInterpolated(context, rng)
      if (word !== UNKNOWN) return word
    }
    return this.#whole().draw(context, rng)
  }

  #drawInterpolated(context: Context, rng: Rng): number {
    const tables = this.#tables
    let { level, row } = context
    for (;;) {
      const { cumulative } = tables.levels[level + 1]
      const from = tables.firstChild(level, row)
      const to = tables.endChild(level, row)
      const start = cumulative[from]
      const target = start + rng.uniform() * (cumulative[to] - start)
      const child = to - from === 1 ? from : findInterval(cumulative, from, to, target)
      const count = cumulative[child + 1] - cumulative[child]
      if (target - cumulative[child] < count - taken(tables.discounts[level + 1], count)) {
        const word = tables.wordAt(level + 1, child)
        if (word === UNKNOWN) return word
        context.advance(word, level, child)
        return word
      }
      if (level === 0) return this.#drawUniform(context, rng)
      row = tables.suffix(level, row)
      level--
    }
  }

  #drawAdded(context: Context, rng: Rng): number {
    const tables = this.#tables
    const { level, row } = context
    if (context.seen) {
      const count = tables.contextCount(level, row)
      const target = rng.uniform() * (count + this.#added * tables.vocabularySize)
      if (target < count) {
        const { cumulative } = tables.levels[level + 1]
        const from = tables.firstChild(level, row)
        const child = findInterval(cumulative, from, tables.endChild(level, row), cumulative[from] + target)
        const word = tables.wordAt(level + 1, child)
        if (word !== UNKNOWN) context.follow(level + 1, child)
        return word
      }
    }
    return this.#drawUniform(context, rng)
  }

  /** Any word but <s>. */
  #drawUniform(context: Context, rng: Rng): number {
    const drawn = rng.integer(this.#tables.vocabularySize)
    if (drawn === UNKNOWN) return UNKNOWN
    context.advance(drawn + 1)
    return drawn + 1
  }
}
