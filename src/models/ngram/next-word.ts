import type { Context } from './context.js'
import type { Smoothing } from './options.js'
import { Probabilities } from './probabilities.js'
import type { NgramTables } from './tables.js'

/** Probability of each word after a context: what scoring, decoding and the entropy rate share. */
export class NextWord {
  readonly tables: NgramTables
  readonly smoothing: Smoothing
  /** k of add-k smoothing; 0 for the others. */
  readonly added: number
  #probabilities: Probabilities | undefined

  constructor(tables: NgramTables, smoothing: Smoothing) {
    this.tables = tables
    this.smoothing = smoothing
    this.added = typeof smoothing === 'object' && 'add' in smoothing ? smoothing.add : 0
  }

  /** Made when first needed: exact sampling does without. */
  get probabilities(): Probabilities {
    this.#probabilities ??= new Probabilities(this.tables)
    return this.#probabilities
  }

  /**
   * p(word | history). Maximum likelihood gives 0 for every word where the full context was never seen,
   * add-k gives the uniform share there; the others go on with the longest context that was seen.
   */
  probability(context: Context, word: number): number {
    const { tables } = this
    if (this.added > 0) {
      const size = tables.vocabularySize
      if (!context.seen) return 1 / size
      const child = tables.child(context.level, context.row, word)
      const count = child < 0 ? 0 : tables.countAt(context.level + 1, child)
      return (count + this.added) / (tables.contextCount(context.level, context.row) + this.added * size)
    }
    if (this.smoothing === 'none' && !context.seen) return 0
    return this.probabilities.next(context.level, context.row, word)
  }

  /** p(word | history), after which the word belongs to the history. */
  read(context: Context, word: number): number {
    if (this.added > 0 || (this.smoothing === 'none' && !context.seen)) {
      const probability = this.probability(context, word)
      context.advance(word)
      return probability
    }
    // The search that finds the probability finds the next context as well.
    const { tables, probabilities } = this
    let { level, row } = context
    let weight = 1
    for (;;) {
      const child = tables.child(level, row, word)
      if (child >= 0) {
        const probability = weight * probabilities.gram(level + 1, child, row)
        context.follow(level + 1, child)
        return probability
      }
      weight *= probabilities.backoffs[level][row]
      row = tables.suffix(level, row)
      level--
    }
  }
}
