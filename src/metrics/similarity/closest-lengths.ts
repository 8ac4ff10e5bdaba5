/**
 * For each document the length of the other document whose length is closest to its own; of two equally close ones
 * the smaller. Needs two documents.
 *
 * @example
 * closestLengths([3, 5, 9]) // [5, 3, 5]
 */
export function closestLengths(lengths: ArrayLike<number>): Float64Array {
  const sorted = Float64Array.from(lengths).sort()
  return Float64Array.from(lengths, (length) => {
    const at = lowerBound(sorted, length)
    const above = sorted[at + 1] ?? Number.POSITIVE_INFINITY
    if (at === 0) return above
    const below = sorted[at - 1]
    return length - below <= above - length ? below : above
  })
}

/** The first place of a value that is there. */
function lowerBound(sorted: Float64Array, value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle] < value) low = middle + 1
    else high = middle
  }
  return low
}
