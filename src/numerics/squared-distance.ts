/** Squared Euclidean distance of two rows, each of which begins at its place in an array. */
export function squaredDistance(
  left: Float64Array,
  leftStart: number,
  right: Float64Array,
  rightStart: number,
  dimension: number,
): number {
  // Four sums at once: one alone would wait for each addition.
  let s0 = 0
  let s1 = 0
  let s2 = 0
  let s3 = 0
  let at = 0
  for (; at + 3 < dimension; at += 4) {
    const d0 = left[leftStart + at] - right[rightStart + at]
    const d1 = left[leftStart + at + 1] - right[rightStart + at + 1]
    const d2 = left[leftStart + at + 2] - right[rightStart + at + 2]
    const d3 = left[leftStart + at + 3] - right[rightStart + at + 3]
    s0 += d0 * d0
    s1 += d1 * d1
    s2 += d2 * d2
    s3 += d3 * d3
  }
  for (; at < dimension; at++) {
    const difference = left[leftStart + at] - right[rightStart + at]
    s0 += difference * difference
  }
  return s0 + s1 + (s2 + s3)
}
