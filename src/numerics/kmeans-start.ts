import type { Rng } from '../contracts/rng.js'
import { squaredDistance } from './squared-distance.js'

/**
 * Starting centres for k-means, each drawn among the rows with a probability that grows with the squared distance
 * from those before it (k-means++). Fewer than asked for where there are fewer different rows.
 *
 * @param candidates rows drawn for each centre after the first, of which the one that brings the rows nearest to
 * their centres is taken (greedy k-means++)
 *
 * Source: Arthur and Vassilvitskii 2007, k-means++: the advantages of careful seeding.
 */
export function spreadCentres(
  values: Float64Array,
  dimension: number,
  clusters: number,
  rng: Rng,
  candidates = 1,
): Float64Array {
  const rows = values.length / dimension
  const nearest = new Float64Array(rows).fill(Number.POSITIVE_INFINITY)
  const distanceTo = (row: number, other: number) =>
    squaredDistance(values, row * dimension, values, other * dimension, dimension)
  const chosen: number[] = []
  let next: number | undefined = rng.integer(rows)
  while (next !== undefined && chosen.length < clusters) {
    chosen.push(next)
    for (let row = 0; row < rows; row++) nearest[row] = Math.min(nearest[row], distanceTo(row, next))
    next = drawBest(nearest, candidates, rng, distanceTo)
  }
  const centres = new Float64Array(chosen.length * dimension)
  for (const [place, row] of chosen.entries()) {
    centres.set(values.subarray(row * dimension, (row + 1) * dimension), place * dimension)
  }
  return centres
}

/** Of some rows drawn by their distances, the one that leaves the least of them; undefined where all are 0. */
function drawBest(
  nearest: Float64Array,
  candidates: number,
  rng: Rng,
  distanceTo: (row: number, other: number) => number,
): number | undefined {
  let best: number | undefined
  let least = Number.POSITIVE_INFINITY
  for (let drawn = 0; drawn < candidates; drawn++) {
    const candidate = drawByWeight(nearest, rng)
    if (candidate === undefined || candidates === 1) return candidate
    let left = 0
    for (let row = 0; row < nearest.length; row++) left += Math.min(nearest[row], distanceTo(row, candidate))
    if (left >= least) continue
    least = left
    best = candidate
  }
  return best
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
