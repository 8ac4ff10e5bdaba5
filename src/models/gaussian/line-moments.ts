import type { VectorBatch } from '../../contracts/batch.js'
import type { Divisor } from './moments.js'

/** Means and variances of unweighted items in one dimension: the inner loop where chains are very many. */
export function lineMoments(
  { values, chains, count }: VectorBatch,
  divisor: Divisor,
  means: Float64Array,
  variances: Float64Array,
): void {
  for (let chain = 0; chain < chains; chain++) {
    const from = chain * count
    const to = from + count
    const mean = meanOf(values, from, to)
    means[chain] = mean
    variances[chain] = squaresAbout(mean, values, from, to) / divisor(count, count, chain)
  }
}

/** As differences from the first item. Four sums side by side, since each addition waits for the one before. */
function meanOf(values: Float64Array, from: number, to: number): number {
  const first = values[from]
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  let at = from
  for (; at + 3 < to; at += 4) {
    a += values[at] - first
    b += values[at + 1] - first
    c += values[at + 2] - first
    d += values[at + 3] - first
  }
  for (; at < to; at++) a += values[at] - first
  return first + (a + b + (c + d)) / (to - from)
}

function squaresAbout(mean: number, values: Float64Array, from: number, to: number): number {
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  let at = from
  for (; at + 3 < to; at += 4) {
    a += (values[at] - mean) * (values[at] - mean)
    b += (values[at + 1] - mean) * (values[at + 1] - mean)
    c += (values[at + 2] - mean) * (values[at + 2] - mean)
    d += (values[at + 3] - mean) * (values[at + 3] - mean)
  }
  for (; at < to; at++) a += (values[at] - mean) * (values[at] - mean)
  return a + b + (c + d)
}
