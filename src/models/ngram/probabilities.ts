import { type NgramTables, taken } from './tables.js'
import { START } from './token-coder.js'

/**
 * Interpolated probabilities of all grams below the highest order and the back-off weights of all contexts:
 *
 *     p(w | h) = (c(hw) - min(c(hw), D)) / c(h) + b(h) p(w | h'),   b(h) = sum of what was taken off / c(h)
 *
 * down to the uniform share 1/V below the unigrams. With D = d this is interpolated absolute discounting,
 * with D by count on adjusted counts interpolated modified Kneser-Ney (Chen & Goodman 1998), with D = 0
 * maximum likelihood (all b are 0). The highest order is worked out when asked: it is the largest table.
 */
export class Probabilities {
  readonly #tables: NgramTables
  readonly #grams: readonly Float64Array[]
  /** Position k: back-off weights of contexts of length k. */
  readonly backoffs: readonly Float64Array[]

  constructor(tables: NgramTables) {
    this.#tables = tables
    const grams: Float64Array[] = [new Float64Array(0), new Float64Array(0)]
    const backoffs: Float64Array[] = []
    for (let level = 1; level <= tables.order; level++) {
      backoffs.push(backoffWeights(tables, level))
      if (level === 1) grams[1] = unigrams(tables, backoffs[0][0])
      else if (level < tables.order) {
        grams.push(interpolated(tables, level, backoffs[level - 1], grams[level - 1]))
      }
    }
    this.#grams = grams
    this.backoffs = backoffs
  }

  /** Probability of the gram in `row` of `level`, whose context is `parent` one level down. */
  gram(level: number, row: number, parent: number): number {
    if (level < this.#tables.order || level === 1) return this.#grams[level][row]
    const tables = this.#tables
    const count = tables.countAt(level, row)
    const kept = count - taken(tables.discounts[level], count)
    const lower = this.#grams[level - 1][tables.suffix(level, row)]
    const own = kept / tables.contextCount(level - 1, parent)
    return own + this.backoffs[level - 1][parent] * lower
  }

  /** p(word | context), the context being a row of a level. */
  next(level: number, row: number, word: number): number {
    const tables = this.#tables
    let weight = 1
    for (;;) {
      const child = tables.child(level, row, word)
      if (child >= 0) return weight * this.gram(level + 1, child, row)
      weight *= this.backoffs[level][row]
      row = tables.suffix(level, row)
      level--
    }
  }

  /** p(word | empty context) of every code; 0 for <s>. */
  get unigrams(): Float64Array {
    return this.#grams[1]
  }
}

function backoffWeights(tables: NgramTables, level: number): Float64Array {
  const { cumulative } = tables.levels[level]
  const discounts = tables.discounts[level]
  const contexts = level === 1 ? 1 : tables.levels[level - 1].size
  const weights = new Float64Array(contexts)
  for (let row = 0; row < contexts; row++) {
    const from = tables.firstChild(level - 1, row)
    const to = tables.endChild(level - 1, row)
    let discounted = 0
    for (let child = from; child < to; child++) {
      const count = cumulative[child + 1] - cumulative[child]
      discounted += taken(discounts, count)
    }
    if (discounted > 0) weights[row] = discounted / (cumulative[to] - cumulative[from])
  }
  return weights
}

function unigrams(tables: NgramTables, backoff: number): Float64Array {
  const total = tables.contextCount(0, 0)
  const discounts = tables.discounts[1]
  const share = backoff / tables.vocabularySize
  const values = new Float64Array(tables.codes)
  for (let code = 0; code < tables.codes; code++) {
    const count = tables.countAt(1, code)
    values[code] = (count - taken(discounts, count)) / total + share
  }
  values[START] = 0
  return values
}

function interpolated(
  tables: NgramTables,
  level: number,
  backoffs: Float64Array,
  lower: Float64Array,
): Float64Array {
  const { size, cumulative, words, suffixes } = tables.levels[level]
  const { childStart } = tables.levels[level - 1]
  const discounts = tables.discounts[level]
  const values = new Float64Array(size)
  const contexts = childStart.length - 1
  for (let parent = 0; parent < contexts; parent++) {
    const from = childStart[parent]
    const to = childStart[parent + 1]
    const total = cumulative[to] - cumulative[from]
    for (let row = from; row < to; row++) {
      const count = cumulative[row + 1] - cumulative[row]
      const suffix = level === 2 ? words[row] : suffixes[row]
      values[row] = (count - taken(discounts, count)) / total + backoffs[parent] * lower[suffix]
    }
  }
  return values
}
