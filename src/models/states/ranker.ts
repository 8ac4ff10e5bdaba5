import { RankSorter } from '../ngram/rank.js'

/**
 * Ranks the states of weight above 0, heaviest first, ties by number. Of many states a late generation has lost most,
 * so only those left are sorted.
 *
 * @example
 * new StateRanker().rank(Float64Array.of(1, 0, 3, 1)) // 2, 0, 3
 */
export class StateRanker {
  readonly #sorter = new RankSorter()
  #states = new Int32Array(0)
  #weights = new Float64Array(0)
  #ranked = new Int32Array(0)

  /** The result holds until the next call. */
  rank(weights: Float64Array): Int32Array {
    if (this.#states.length < weights.length) {
      this.#states = new Int32Array(weights.length)
      this.#weights = new Float64Array(weights.length)
      this.#ranked = new Int32Array(weights.length)
    }
    let size = 0
    for (let state = 0; state < weights.length; state++) {
      if (weights[state] === 0) continue
      this.#states[size] = state
      this.#weights[size++] = weights[state]
    }
    const order = this.#sorter.sort(this.#weights, size)
    for (let rank = 0; rank < size; rank++) this.#ranked[rank] = this.#states[order[rank]]
    return this.#ranked.subarray(0, size)
  }
}
