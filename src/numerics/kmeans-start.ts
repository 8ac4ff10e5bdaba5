import type { Rng } from '../contracts/rng.js'
import { squaredDistance } from './squared-distance.js'

/**
 * Starting centres for k-means, each drawn among the rows with a probability that grows with the squared distance
 * from those before it (k-means++). Fewer than asked for where there are fewer different rows.
 *
 * Source: Arthur and Vassilvitskii 2007, k-means++: the advantages of careful seeding.
 */
export function spreadCentres(
  values: Float64Array,
  dimension: number,
  clusters: number,
  rng: Rng,
): Float64Array {
  const rows = values.length / dimension
  const nearest = new Float64Array(rows).fill(Number.POSITIVE_INFINITY)
  const chosen: number[] = []
  let next: number | undefined = rng.integer(rows)
  while (next !== undefined && chosen.length < clusters) {
    chosen.push(next)
    for (let row = 0; row < rows; row++) {
      const distance = squaredDistance(values, row * dimension, values, next * dimension, dimension)
      if (distance < nearest[row]) nearest[row] = distance
    }
    next = drawByWeight(nearest, rng)
  }
  const centres = new Float64Array(chosen.length * dimension)
  for (const [place, row] of chosen.entries()) {
    centres.set(values.subarray(row * dimension, (row + 1) * dimension), place * dimension)
  }
  return centres
}

/** Undefined where all weights are 0. */
function drawByWeight(weights: Float64Array, rng: Rng): number | undefined {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (total === 0) return undefined
  let left = rng.uniform() * total
  let last: number | undefined
  for (let index = 0; index < weights.length; index++) {
    if (weights[index] === 0) continue
    if (left < weights[index]) return index
    left -= weights[index]
    last = index
  }
  // Rounding may leave a rest behind the last one.
  return last
}
