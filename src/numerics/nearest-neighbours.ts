import { rowProducts, squaredLengths } from './row-products.js'

/** Rows whose distances from all others are in memory at once. */
const ROWS_OF_A_BLOCK = 512

/**
 * For each row the squared Euclidean distance of its k-th nearest other row. Equal rows are exactly 0 apart.
 *
 * @example
 * squaredReaches(Float64Array.of(0, 1, 3), 1, 1) // 1, 1, 4
 */
export function squaredReaches(values: Float64Array, dimension: number, k: number): Float64Array {
  const reaches = new Float64Array(values.length / dimension)
  inBlocks(values, values, dimension, (row, distances) => {
    // The row itself is the nearest of all.
    distances[row] = -1
    reaches[row] = kthSmallest(distances, k)
  })
  return reaches
}

/** Balls around the points of a set. */
export interface Balls {
  readonly centres: Float64Array
  readonly squaredRadii: Float64Array
}

/** Which points of each of two sets lie in the closed balls of the other. */
export interface MutualCover {
  /** For each point of the first set the number of balls of the second that it lies in. */
  readonly ballsOfFirst: Int32Array
  /** For each point of the second set the number of balls of the first that it lies in. */
  readonly ballsOfSecond: Int32Array
  /** For each ball of the second set the number of points of the first in it. */
  readonly pointsInSecond: Int32Array
}

export function mutualCover(first: Balls, second: Balls, dimension: number): MutualCover {
  const ballsOfFirst = new Int32Array(first.squaredRadii.length)
  const ballsOfSecond = new Int32Array(second.squaredRadii.length)
  const pointsInSecond = new Int32Array(second.squaredRadii.length)
  inBlocks(first.centres, second.centres, dimension, (own, distances) => {
    const radius = first.squaredRadii[own]
    for (let other = 0; other < distances.length; other++) {
      if (distances[other] <= radius) ballsOfSecond[other]++
      if (distances[other] > second.squaredRadii[other]) continue
      ballsOfFirst[own]++
      pointsInSecond[other]++
    }
  })
  return { ballsOfFirst, ballsOfSecond, pointsInSecond }
}

/** Calls `visit` with the squared distances of each row of `left` from all rows of `right`. */
function inBlocks(
  left: Float64Array,
  right: Float64Array,
  dimension: number,
  visit: (row: number, distances: Float64Array) => void,
): void {
  const lengths = squaredLengths(left, dimension)
  const others = squaredLengths(right, dimension)
  for (let from = 0; from < lengths.length; from += ROWS_OF_A_BLOCK) {
    const to = Math.min(from + ROWS_OF_A_BLOCK, lengths.length)
    const products = rowProducts(left.subarray(from * dimension, to * dimension), right, dimension)
    for (let row = from; row < to; row++) {
      const start = (row - from) * others.length
      const distances = products.subarray(start, start + others.length)
      for (let other = 0; other < others.length; other++) {
        // Twice a product is exact, and of equal rows all three are the same number.
        distances[other] = Math.max(0, lengths[row] + others[other] - 2 * distances[other])
      }
      visit(row, distances)
    }
  }
}

/** The k-th smallest value behind the smallest one, by insertion: k is small. */
function kthSmallest(values: Float64Array, k: number): number {
  const smallest = new Float64Array(k + 1).fill(Number.POSITIVE_INFINITY)
  for (const value of values) {
    if (value >= smallest[k]) continue
    let at = k
    for (; at > 0 && smallest[at - 1] > value; at--) smallest[at] = smallest[at - 1]
    smallest[at] = value
  }
  return smallest[k]
}
