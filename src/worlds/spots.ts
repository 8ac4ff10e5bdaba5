import type { VectorBatch } from '../contracts/batch.js'
import type { Rng } from '../contracts/rng.js'
import { ChainStreams, type Stream } from '../random/stream.js'
import { humanNumbers } from './human-numbers.js'

/** A mixture of round normal distributions. */
export interface Spots {
  readonly dimension: number
  /** [spots, dimension]. */
  readonly centres: Float64Array
  /** Of each spot, in every direction. */
  readonly deviations: Float64Array
  /** Of each spot; they sum to 1. Absent: all alike. */
  readonly weights?: Float64Array
}

/** Draws items of each chain: a spot by its weight, and normal noise about its centre. */
export function drawSpots(spots: Spots, count: number, chains: number, rng: Rng): VectorBatch {
  const { dimension, centres, deviations } = spots
  const values = new Float64Array(chains * count * dimension)
  const streams = new ChainStreams(rng)
  const choose = spotChoice(spots)
  for (let chain = 0; chain < chains; chain++) {
    const stream = streams.of(chain)
    for (let item = chain * count; item < (chain + 1) * count; item++) {
      const spot = choose(stream)
      for (let axis = 0; axis < dimension; axis++) {
        values[item * dimension + axis] =
          centres[spot * dimension + axis] + deviations[spot] * stream.normal()
      }
    }
  }
  return humanNumbers(values, dimension, chains)
}

function spotChoice({ deviations, weights }: Spots): (stream: Stream) => number {
  if (weights === undefined) return (stream) => stream.integer(deviations.length)
  return (stream) => {
    let left = stream.uniform()
    let spot = 0
    // What rounding leaves behind the last weight is the last one's.
    while (spot < weights.length - 1 && left >= weights[spot]) left -= weights[spot++]
    return spot
  }
}
