/** Whether a word stands before another: of larger weight, or of the same with the smaller code. */
export function precedes(weight: number, word: number, otherWeight: number, otherWord: number): boolean {
  return weight > otherWeight || (weight === otherWeight && word < otherWord)
}

/** From this size on, setting up the fast sort pays. */
const LONG = 48

/**
 * Sorts positions by descending weight, ties by position. The result holds until the next call.
 *
 * Sorting numbers without a comparison function is several times as fast as with one, so the position is
 * written into the lowest bits of its weight; what that puts in the wrong order stands close to its place.
 *
 * @example
 * new RankSorter().sort(Float64Array.of(1, 3, 1), 3).subarray(0, 3) // 1, 0, 2
 */
export class RankSorter {
  #order = new Uint32Array(64)
  #keys = new Float64Array(64)
  #bits = new Uint32Array(this.#keys.buffer)

  /** Sorts the first `size` weights, none of them negative. */
  sort(weights: Float64Array, size: number): Uint32Array {
    if (size > this.#order.length) {
      this.#order = new Uint32Array(2 * size)
      this.#keys = new Float64Array(2 * size)
      this.#bits = new Uint32Array(this.#keys.buffer)
    }
    if (size < LONG) for (let at = 0; at < size; at++) this.#order[at] = at
    else this.#sortNearly(weights, size)
    const order = this.#order
    for (let at = 1; at < size; at++) {
      const position = order[at]
      const weight = weights[position]
      let to = at
      for (; to > 0 && precedes(weight, position, weights[order[to - 1]], order[to - 1]); to--) {
        order[to] = order[to - 1]
      }
      order[to] = position
    }
    return order
  }

  #sortNearly(weights: Float64Array, size: number): void {
    const keys = this.#keys
    const bits = this.#bits
    const mask = lowestMask(size)
    for (let at = 0; at < size; at++) {
      keys[at] = weights[at]
      // Ascending keys are read backwards: of equal weights the later position needs the smaller key.
      bits[2 * at + LOW] = (bits[2 * at + LOW] & ~mask) | (mask - at)
    }
    keys.subarray(0, size).sort()
    for (let at = 0; at < size; at++) this.#order[size - 1 - at] = mask - (bits[2 * at + LOW] & mask)
  }
}

/** The 32 lower bits of a number come first where the machine is little-endian. */
const LOW = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1 ? 0 : 1

/** The smallest number of the form 2^k - 1 that is not below `size`. */
function lowestMask(size: number): number {
  let mask = 1
  while (mask < size) mask = 2 * mask + 1
  return mask
}
