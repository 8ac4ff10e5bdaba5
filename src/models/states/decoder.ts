import type { Decoding } from '../../contracts/model.js'
import { StateRanker } from './ranker.js'

/**
 * Turns probabilities into the weights that are drawn by: temperature, then top_k, top_p and min_p, as the family
 * ngram has them. Ties go by the state's number; top_p keeps the shortest run of likeliest states whose share of what
 * top_k left reaches p; min_p then drops states below that share of the likeliest one. `greedy`, or temperature 0,
 * leaves the likeliest state alone.
 *
 * @example
 * new StateDecoder({ temperature: 0.5, max_tokens: 1 }).weights(Float64Array.of(0.8, 0.2)) // in the ratio 16 : 1
 */
export class StateDecoder {
  readonly #temperature: number
  readonly #topK: number
  readonly #topP: number
  readonly #minP: number
  readonly #ranker = new StateRanker()
  #weights = new Float64Array(0)

  constructor({ temperature, top_k, top_p = 1, min_p = 0, greedy = false }: Decoding) {
    const likeliest = greedy || temperature === 0
    this.#temperature = likeliest ? 1 : temperature
    this.#topK = likeliest ? 1 : (top_k ?? Number.POSITIVE_INFINITY)
    this.#topP = top_p
    this.#minP = min_p
  }

  /** The weights of a distribution's states, which need not add up to 1. They hold until the next call. */
  weights(probabilities: Float64Array): Float64Array {
    const truncates = this.#topK < probabilities.length || this.#topP < 1 || this.#minP > 0
    if (this.#temperature === 1 && !truncates) return probabilities
    if (this.#weights.length !== probabilities.length) this.#weights = new Float64Array(probabilities.length)
    if (this.#temperature === 1) this.#weights.set(probabilities)
    else this.#temper(probabilities)
    if (truncates) this.#truncate()
    return this.#weights
  }

  /** p^(1/T), of a likeliest state of weight 1: at low temperatures all would vanish in rounding otherwise. */
  #temper(probabilities: Float64Array): void {
    let peak = 0
    for (let state = 0; state < probabilities.length; state++) peak = Math.max(peak, probabilities[state])
    for (let state = 0; state < probabilities.length; state++) {
      this.#weights[state] = Math.exp(Math.log(probabilities[state] / peak) / this.#temperature)
    }
  }

  #truncate(): void {
    const weights = this.#weights
    const ranked = this.#ranker.rank(weights)
    for (const state of ranked.subarray(this.#kept(ranked))) weights[state] = 0
  }

  /** How many of the likeliest states are left. */
  #kept(ranked: Int32Array): number {
    const weights = this.#weights
    let kept = Math.min(this.#topK, ranked.length)
    if (this.#topP < 1) {
      let total = 0
      for (const state of ranked.subarray(0, kept)) total += weights[state]
      const wanted = this.#topP * total
      let held = 0
      let rank = 0
      while (rank < kept && held < wanted) held += weights[ranked[rank++]]
      kept = rank
    }
    const least = this.#minP * weights[ranked[0]]
    while (kept > 1 && weights[ranked[kept - 1]] < least) kept--
    return kept
  }
}
