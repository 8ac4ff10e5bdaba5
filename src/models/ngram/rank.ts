/** Whether a word stands before another: of larger weight, or of the same with the smaller code. */
export function precedes(weight: number, word: number, otherWeight: number, otherWord: number): boolean {
  return weight > otherWeight || (weight === otherWeight && word < otherWord)
}

/** Runs of so many are sorted by insertion. */
const SHORT = 8

/**
 * Positions by descending weight, ties by position: a merge sort, because sorting a typed
 * array with a comparison function takes several times as long..
 *
 * @example
 * rankedOrder(Float64Array.of(1, 3, 1)) // 1, 0, 2
 */
export function rankedOrder(weights: Float64Array): Uint32Array {
  const size = weights.length
  let order = new Uint32Array(size)
  for (let at = 0; at < size; at++) {
    const weight = weights[at]
    let to = at
    const from = at - (at % SHORT)
    for (; to > from && weights[order[to - 1]] < weight; to--) order[to] = order[to - 1]
    order[to] = at
  }
  if (size <= SHORT) return order
  let other = new Uint32Array(size)
  for (let width = SHORT; width < size; width *= 2) {
    for (let from = 0; from < size; from += 2 * width) {
      const middle = Math.min(from + width, size)
      const end = Math.min(middle + width, size)
      let left = from
      let right = middle
      let to = from
      // Positions on the left are smaller: of equal weights they come first.
      while (left < middle && right < end) {
        other[to++] = weights[order[right]] > weights[order[left]] ? order[right++] : order[left++]
      }
      while (left < middle) other[to++] = order[left++]
      while (right < end) other[to++] = order[right++]
    }
    const sorted = other
    other = order
    order = sorted
  }
  return order
}
