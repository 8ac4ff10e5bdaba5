const BITS = 32

/**
 * Length of the longest common subsequence of one sequence of codes with many others, 32 places of it a step: time
 * is |A| x |B's tokens that A has| / 32.
 *
 * Source: Hyyrö 2004, Bit-parallel LCS-length computation revisited (the form with one addition); checked against the
 * table of Wagner and Fischer.
 *
 * @example
 * const matcher = new SubsequenceMatcher()
 * matcher.fix(Int32Array.of(1, 2, 3))
 * matcher.lengthWith(Int32Array.of(3, 1, 3)) // 2: 1 3
 */
export class SubsequenceMatcher {
  /** Words of 32 bits that the fixed sequence takes. */
  #width = 0
  /** Per code the place of its mask + 1, 0 where the fixed sequence lacks it. */
  #placeOf = new Int32Array(1024)
  /** Per place and word the positions at which the code stands. */
  #masks = new Int32Array(1024)
  #state = new Int32Array(32)
  #fixed: Int32Array = new Int32Array(0)

  /** Takes a sequence of codes (0 and above) for the next comparisons. */
  fix(sequence: Int32Array): void {
    for (const code of this.#fixed) this.#placeOf[code] = 0
    this.#fixed = sequence
    this.#width = Math.ceil(sequence.length / BITS)
    let largest = 0
    for (const code of sequence) if (code > largest) largest = code
    this.#placeOf = withRoom(this.#placeOf, largest + 1)
    let places = 0
    for (const code of sequence) if (this.#placeOf[code] === 0) this.#placeOf[code] = ++places
    this.#masks = withRoom(this.#masks, places * this.#width)
    this.#masks.fill(0, 0, places * this.#width)
    this.#state = withRoom(this.#state, this.#width)
    for (let at = 0; at < sequence.length; at++) {
      const mask = (this.#placeOf[sequence[at]] - 1) * this.#width
      this.#masks[mask + (at >>> 5)] |= 1 << (at & 31)
    }
  }

  /** Length of the longest common subsequence of the fixed sequence and this one. */
  lengthWith(other: Int32Array): number {
    const width = this.#width
    const placeOf = this.#placeOf
    const masks = this.#masks
    const state = this.#state
    state.fill(-1, 0, width)
    for (let at = 0; at < other.length; at++) {
      const code = other[at]
      const place = code < placeOf.length ? placeOf[code] : 0
      // A token that the fixed sequence lacks changes nothing.
      if (place === 0) continue
      let mask = (place - 1) * width
      let carry = 0
      for (let word = 0; word < width; word++) {
        const open = state[word]
        const hit = open & masks[mask++]
        const sum = (open + hit + carry) | 0
        carry = (hit | (open & ~sum)) >>> 31
        state[word] = sum | (open & ~hit)
      }
    }
    let found = width * BITS
    for (let word = 0; word < width; word++) found -= ones(state[word])
    return found
  }
}

/** The array itself where it is long enough, otherwise a longer one with its content. */
function withRoom(array: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  if (array.length >= length) return array
  const longer = new Int32Array(Math.max(length, array.length * 2))
  longer.set(array)
  return longer
}

/** Bits that are set. */
function ones(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  bits = (bits + (bits >>> 4)) & 0x0f0f0f0f
  return Math.imul(bits, 0x01010101) >>> 24
}
