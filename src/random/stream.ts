import type { Rng } from '../contracts/rng.js'

const TWO_TO_32 = 4_294_967_296
const TWO_TO_MINUS_53 = 1 / 9_007_199_254_740_992

/** Layers of the ziggurat, where its tail begins, and the area of each layer (Marsaglia and Tsang, 2000, section 4). */
const LAYERS = 256
const TAIL = 3.654_152_885_361_009
const AREA = 0.004_928_673_233_974_655

/** Right edges of the layers, from the widest (the base, with its tail folded in) to 0; and the density at each. */
const EDGES = new Float64Array(LAYERS + 1)
const DENSITIES = new Float64Array(LAYERS + 1)
EDGES[0] = AREA / Math.exp((-TAIL * TAIL) / 2)
EDGES[1] = TAIL
for (let layer = 2; layer < LAYERS; layer++) {
  const before = EDGES[layer - 1]
  EDGES[layer] = Math.sqrt(-2 * Math.log(AREA / before + Math.exp((-before * before) / 2)))
}
for (let layer = 0; layer <= LAYERS; layer++) DENSITIES[layer] = Math.exp((-EDGES[layer] * EDGES[layer]) / 2)

/**
 * A fast source of random numbers for inner loops: sfc32 (Doty-Humphrey, PractRand; 128 bits of state), drawn from
 * without a call in between. `ChainStreams` makes one for each chain; where speed does not matter, use an `Rng`.
 *
 * @example
 * const stream = new ChainStreams(keyedRng(1, 'sample')).of(0)
 * stream.normal() // always the same number
 */
export class Stream {
  #a = 0
  #b = 0
  #c = 0
  #counter = 1

  seed(a: number, b: number, c: number): void {
    this.#a = a | 0
    this.#b = b | 0
    this.#c = c | 0
    this.#counter = 1
    // As its author does: states that differ in one bit have parted after as many steps.
    for (let step = 0; step < 12; step++) this.#bits()
  }

  #bits(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#counter) | 0
    this.#counter = (this.#counter + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum
    this.#c |= 0
    return sum
  }

  /** A double in [0, 1) with 53 random bits. */
  uniform(): number {
    const high = this.#bits() >>> 0
    const low = this.#bits() >>> 11
    return (high * 2_097_152 + low) * TWO_TO_MINUS_53
  }

  /** An integer in [0, bound), exactly uniform; `bound` is a whole number from 1 to 2^32 - 1. */
  integer(bound: number): number {
    // Numbers of the last, incomplete round of `bound` would make the first ones likelier.
    const whole = TWO_TO_32 - (TWO_TO_32 % bound)
    let bits = this.#bits() >>> 0
    while (bits >= whole) bits = this.#bits() >>> 0
    return bits % bound
  }

  /** A standard normal variate, by the ziggurat method with 53 random bits (Marsaglia and Tsang, 2000; Doornik, 2005). */
  normal(): number {
    for (;;) {
      const high = this.#bits()
      const low = this.#bits()
      // The layer from bits that the variate does not use: shared ones correlate (Doornik).
      const layer = low & 255
      const signed = ((high >>> 0) * 2_097_152 + (low >>> 11)) * 2 * TWO_TO_MINUS_53 - 1
      const value = signed * EDGES[layer]
      if (Math.abs(value) < EDGES[layer + 1]) return value
      if (layer === 0) return signed < 0 ? -this.#tail() : this.#tail()
      const height = DENSITIES[layer + 1] + (DENSITIES[layer] - DENSITIES[layer + 1]) * this.uniform()
      if (height < Math.exp((-value * value) / 2)) return value
    }
  }

  /** Fills part of an array with standard normal variates: those that as many calls of `normal` would give, faster. */
  fillNormal(values: Float64Array, from: number, to: number): void {
    // The state in local variables, and the nine calls in ten that need no other branch inline.
    let a = this.#a
    let b = this.#b
    let c = this.#c
    let counter = this.#counter
    for (let at = from; at < to; at++) {
      const [a0, b0, c0, counter0] = [a, b, c, counter]
      const high = (((a + b) | 0) + counter) | 0
      counter = (counter + 1) | 0
      a = b ^ (b >>> 9)
      b = (c + (c << 3)) | 0
      c = (((c << 21) | (c >>> 11)) + high) | 0
      const low = (((a + b) | 0) + counter) | 0
      counter = (counter + 1) | 0
      a = b ^ (b >>> 9)
      b = (c + (c << 3)) | 0
      c = (((c << 21) | (c >>> 11)) + low) | 0
      const layer = low & 255
      const value = (((high >>> 0) * 2_097_152 + (low >>> 11)) * 2 * TWO_TO_MINUS_53 - 1) * EDGES[layer]
      if (Math.abs(value) < EDGES[layer + 1]) {
        values[at] = value
        continue
      }
      this.#a = a0
      this.#b = b0
      this.#c = c0
      this.#counter = counter0
      values[at] = this.normal()
      a = this.#a
      b = this.#b
      c = this.#c
      counter = this.#counter
    }
    this.#a = a
    this.#b = b
    this.#c = c
    this.#counter = counter
  }

  /** A normal variate above `TAIL` (Marsaglia, 1964). */
  #tail(): number {
    for (;;) {
      const beyond = this.exponential() / TAIL
      if (2 * this.exponential() > beyond * beyond) return TAIL + beyond
    }
  }

  /** An exponential variate of mean 1. */
  exponential(): number {
    return -Math.log(1 - this.uniform())
  }
}

/**
 * One stream for each of many chains, from one keyed generator: chain c's numbers depend on the generator and c alone,
 * whatever is drawn for other chains. It draws from the generator once, when it is made.
 */
export class ChainStreams {
  readonly #words: readonly [number, number, number]
  readonly #stream = new Stream()

  constructor(rng: Rng) {
    this.#words = [rng.integer(2_147_483_648), rng.integer(2_147_483_648), rng.integer(2_147_483_648)]
  }

  /** The stream of a chain, at its start. There is one object: asking for another chain takes this one back. */
  of(chain: number): Stream {
    const [a, b, c] = this.#words
    this.#stream.seed(mixed(a, chain), mixed(b, chain + 0x9e37_79b9), mixed(c, chain ^ 0x85eb_ca6b))
    return this.#stream
  }
}

/** Both numbers stirred into 32 bits: one multiplication round each, and MurmurHash3's finalizer. */
function mixed(word: number, chain: number): number {
  let bits = Math.imul(word ^ Math.imul(chain | 0, 0x9e37_79b1), 0x85eb_ca6b)
  bits ^= bits >>> 15
  bits = Math.imul(bits + (chain | 0), 0xc2b2_ae35)
  bits ^= bits >>> 13
  bits = Math.imul(bits, 0x27d4_eb2f)
  return bits ^ (bits >>> 16)
}
