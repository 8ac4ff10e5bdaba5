/** Whether a word stands before another: of larger weight, or of the same with the smaller code. */
export function precedes(weight: number, word: number, otherWeight: number, otherWord: number): boolean {
  return weight > otherWeight || (weight === otherWeight && word < otherWord)
}

/** Runs of so many are sorted by insertion. */
const SHORT = 8

/**
 * Sorts positions by descending weight, ties by position: a merge sort, because sorting a typed array with a
 * comparison function takes several times as long. The result holds until the next call.
 *
 * @example
 * new RankSorter().sort(Float64Array.of(1, 3, 1), 3).subarray(0, 3) // 1, 0, 2
 */
export class RankSorter {
  #order = new Uint32Array(64)
  #other = new Uint32Array(64)

  /** Sorts the first `size` weights. */
  sort(weights: Float64Array, size: number): Uint32Array {
    if (size > this.#order.length) {
      this.#order = new Uint32Array(2 * size)
      this.#other = new Uint32Array(2 * size)
    }
    let order = this.#order
    for (let at = 0; at < size; at++) {
      const weight = weights[at]
      let to = at
      const from = at - (at % SHORT)
      for (; to > from && weights[order[to - 1]] < weight; to--) order[to] = order[to - 1]
      order[to] = at
    }
    let other = this.#other
    for (let width = SHORT; width < size; width *= 2) {
      merge(weights, order, other, width, size)
      const sorted = other
      other = order
      order = sorted
    }
    return order
  }
}

/** Merges neighbouring runs of a width. */
function merge(
  weights: Float64Array,
  order: Uint32Array,
  out: Uint32Array,
  width: number,
  size: number,
): void {
  for (let from = 0; from < size; from += 2 * width) {
    const middle = Math.min(from + width, size)
    const end = Math.min(middle + width, size)
    let left = from
    let right = middle
    let to = from
    // Positions on the left are smaller: of equal weights they come first.
    while (left < middle && right < end) {
      out[to++] = weights[order[right]] > weights[order[left]] ? order[right++] : order[left++]
    }
    while (left < middle) out[to++] = order[left++]
    while (right < end) out[to++] = order[right++]
  }
}
