import type { Rng } from '../contracts/rng.js'

/** A Zipf law over ranks 1 .. size: the probability of rank r is proportional to r^-exponent. */
export interface ZipfLaw {
  /** Probability of each rank; position 0 is rank 1. */
  readonly probabilities: Float64Array
  /** Draws a position (rank - 1) by inverting the cumulative distribution. */
  draw(rng: Rng): number
}

/**
 * @example
 * zipfLaw(3, 1).probabilities // 6/11, 3/11, 2/11
 */
export function zipfLaw(size: number, exponent: number): ZipfLaw {
  const cumulative = new Float64Array(size)
  let sum = 0
  for (let position = 0; position < size; position++) {
    sum += Math.exp(-exponent * Math.log(position + 1))
    cumulative[position] = sum
  }
  const probabilities = cumulative.map(
    (value, position) => (value - (position === 0 ? 0 : cumulative[position - 1])) / sum,
  )
  return { probabilities, draw: (rng) => positionOf(cumulative, rng.uniform() * sum) }
}

/** The first position whose cumulative weight exceeds the value; the last one where rounding left none. */
export function positionOf(cumulative: Float64Array, value: number): number {
  let low = 0
  let high = cumulative.length - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if (cumulative[middle] > value) high = middle
    else low = middle + 1
  }
  return low
}
