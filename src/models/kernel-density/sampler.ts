import type { KernelState } from '../../contracts/state.js'
import type { Rng } from '../../contracts/rng.js'
import { ChainStreams, type Stream } from '../../random/stream.js'

/** Draws `count` items of each chain: a point by its weight, and the kernel's noise about it. */
export function sampleKernels(state: KernelState, count: number, rng: Rng): Float64Array {
  const { chains, dimension, points, bandwidths } = state
  const values = new Float64Array(chains * count * dimension)
  const streams = new ChainStreams(rng)
  const choice = pointChoice(state)
  for (let chain = 0; chain < chains; chain++) {
    const stream = streams.of(chain)
    const choose = choice(chain)
    for (let item = chain * count; item < (chain + 1) * count; item++) {
      const point = (chain * state.count + choose(stream)) * dimension
      for (let axis = 0; axis < dimension; axis++) {
        values[item * dimension + axis] = points[point + axis] + bandwidths[chain] * stream.normal()
      }
    }
  }
  return values
}

/** For a chain, what chooses one of its points. */
function pointChoice({ count, weights }: KernelState): (chain: number) => (stream: Stream) => number {
  if (weights === undefined) return () => (stream) => stream.integer(count)
  const upTo = new Float64Array(count)
  return (chain) => {
    let sum = 0
    for (let point = 0; point < count; point++) {
      sum += weights[chain * count + point]
      upTo[point] = sum
    }
    return (stream) => firstAbove(upTo, stream.uniform() * sum)
  }
}

/** The first place whose running sum is above a value: never a point of weight 0. */
function firstAbove(upTo: Float64Array, value: number): number {
  let [low, high] = [0, upTo.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (upTo[middle] > value) high = middle
    else low = middle + 1
  }
  return low
}
