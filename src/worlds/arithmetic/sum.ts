import type { Rng } from '../../contracts/rng.js'
import { zipfLaw } from '../zipf.js'

/** Terms that are added and subtracted, from left to right; negative ones are written with a minus. */
export type Sum = readonly number[]

export interface SumGrammar {
  /** Terms of the longest sums; k terms are as frequent as 1 / (k - 1). */
  readonly terms: number
  readonly largest: number
}

/** How often a term is subtracted, where it is not larger than what stands before it. */
const SUBTRACTED = 0.3

/**
 * Draws sums whose results, also on the way, are not negative. Terms are log-uniform from 1 to `largest`: the
 * probability of x is log((x + 1) / x) / log(largest + 1), nearly Zipf's law.
 */
export function drawSums({ terms, largest }: SumGrammar): (rng: Rng) => Sum {
  const lengths = zipfLaw(terms - 1, 1)
  const term = (rng: Rng) => Math.min(largest, Math.floor(Math.exp(rng.uniform() * Math.log(largest + 1))))
  return (rng) => {
    const sum = [term(rng)]
    let result = sum[0]
    for (let more = lengths.draw(rng) + 1; more > 0; more--) {
      const next = term(rng)
      const signed = rng.uniform() < SUBTRACTED && next <= result ? -next : next
      sum.push(signed)
      result += signed
    }
    return sum
  }
}

export function resultOf(sum: Sum): number {
  return sum.reduce((total, term) => total + term, 0)
}

/**
 * The step between a sum and its result: all tens, then all ones.
 *
 * @example
 * stepOf([47, 38]) // [70, 15]
 * stepOf([52, -38]) // [20, -6]
 */
export function stepOf(sum: Sum): Sum {
  const ones = sum.reduce((total, term) => total + (term % 10), 0)
  const tens = resultOf(sum) - ones
  // A sum must not begin with a minus, and one of the two parts is not negative.
  return tens < 0 ? [ones, tens] : [tens, ones]
}
