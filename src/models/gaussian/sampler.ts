import type { Decoding } from '../../contracts/model.js'
import type { NormalState } from '../../contracts/state.js'
import type { Rng } from '../../contracts/rng.js'
import type { SemidefiniteFactors } from '../../numerics/semidefinite-factor.js'
import { ChainStreams, type Stream } from '../../random/stream.js'
import { regionBounds } from './region.js'

/**
 * Draws `count` items of each chain's normal distribution, [chains, count, dimension].
 *
 * At temperature T the density is taken to the power 1/T: of N(m, S) that is N(m, T S), and the mean alone at 0.
 * `top_p` keeps the highest-density region of what the temperature leaves, by drawing until an item lies in it.
 */
export function sampleNormal(
  state: NormalState,
  { factors, ranks }: SemidefiniteFactors,
  count: number,
  { temperature, top_p, greedy }: Decoding,
  rng: Rng,
): Float64Array {
  const { chains, dimension } = state
  const values = new Float64Array(chains * count * dimension)
  const spread = greedy ? 0 : Math.sqrt(temperature)
  const boundOf = regionBounds(top_p, dimension)
  const streams = new ChainStreams(rng)
  for (let chain = 0; chain < chains; chain++) {
    const from = chain * count * dimension
    const to = from + count * dimension
    const stream = streams.of(chain)
    stream.fillNormal(values, from, to)
    const bound = boundOf(ranks[chain])
    if (dimension === 1) {
      if (bound < Number.POSITIVE_INFINITY) redrawOutside(stream, values, from, to, Math.sqrt(bound))
      stretch(values, from, to, state.means[chain], spread * factors[chain])
    } else {
      const factor = factors.subarray(chain * dimension * dimension, (chain + 1) * dimension * dimension)
      const mean = state.means.subarray(chain * dimension, (chain + 1) * dimension)
      for (let at = from; at < to; at += dimension) {
        if (bound < Number.POSITIVE_INFINITY) keepInside(stream, values, at, factor, dimension, bound)
        place(values, at, mean, factor, spread)
      }
    }
  }
  return values
}

/** In one dimension. */
function redrawOutside(stream: Stream, values: Float64Array, from: number, to: number, bound: number): void {
  for (let at = from; at < to; at++) {
    while (Math.abs(values[at]) > bound) values[at] = stream.normal()
  }
}

/** In one dimension: z becomes mean + deviation z. */
function stretch(values: Float64Array, from: number, to: number, mean: number, deviation: number): void {
  for (let at = from; at < to; at++) values[at] = mean + deviation * values[at]
}

/** Draws the z of one item again while it lies outside the ball. */
function keepInside(
  stream: Stream,
  values: Float64Array,
  from: number,
  factor: Float64Array,
  dimension: number,
  bound: number,
): void {
  while (squaredLength(values, from, factor, dimension) > bound) {
    stream.fillNormal(values, from, from + dimension)
  }
}

/** Of the entries that the factor makes use of. */
function squaredLength(values: Float64Array, from: number, factor: Float64Array, dimension: number): number {
  let sum = 0
  for (let axis = 0; axis < dimension; axis++) {
    if (factor[axis * dimension + axis] > 0) sum += values[from + axis] * values[from + axis]
  }
  return sum
}

/** z becomes mean + spread L z, in place: from the last axis on, since each needs only those before it. */
function place(
  values: Float64Array,
  from: number,
  mean: Float64Array,
  factor: Float64Array,
  spread: number,
): void {
  const dimension = mean.length
  for (let row = dimension - 1; row >= 0; row--) {
    let sum = 0
    for (let column = 0; column <= row; column++)
      sum += factor[row * dimension + column] * values[from + column]
    values[from + row] = mean[row] + spread * sum
  }
}
