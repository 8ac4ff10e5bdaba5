import type { Rng } from '../contracts/rng.js'
import { DENSITIES, EDGES, SCALES, TAIL } from './ziggurat.js'

const TWO_TO_21 = 2_097_152
const TWO_TO_32 = 4_294_967_296
const TWO_TO_MINUS_53 = 1 / 9_007_199_254_740_992

/**
 * A fast source of random numbers for inner loops: sfc32 (Doty-Humphrey, PractRand; 128 bits of state), drawn from
 * without a call in between. `ChainStreams` makes one for each chain; where speed does not matter, use an `Rng`.
 *
 * @example
 * const stream = new ChainStreams(keyedRng(1, 'sample')).of(0)
 * stream.normal() // always the same number
 */
export class Stream {
  // Only ever whole numbers of 32 bits: one that is not would make V8 store all of them as doubles, on the heap.
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
    const b = this.#b
    const c = this.#c
    const sum = (((this.#a + b) | 0) + this.#counter) | 0
    this.#counter = (this.#counter + 1) | 0
    this.#a = b ^ (b >>> 9)
    this.#b = (c + (c << 3)) | 0
    this.#c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum
  }

  /** A double in [0, 1) with 53 random bits. */
  uniform(): number {
    const high = this.#bits() >>> 0
    const low = this.#bits() >>> 11
    return (high * TWO_TO_21 + low) * TWO_TO_MINUS_53
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
    const high = this.#bits()
    const low = this.#bits()
    // The layer from bits that the variate does not use: shared ones correlate (Doornik).
    const layer = low & 255
    const value = (high * TWO_TO_21 + (low >>> 11)) * SCALES[layer]
    return Math.abs(value) < EDGES[layer + 1] ? value : this.#beyond(value, layer)
  }

  /** Fills part of an array with standard normal variates: those that as many calls of `normal` would give, faster. */
  fillNormal(values: Float64Array, from: number, to: number): void {
    // The state in local variables, and what 99 of 100 variates need in line.
    let a = this.#a
    let b = this.#b
    let c = this.#c
    let counter = this.#counter
    for (let at = from; at < to; at++) {
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
      const value = (high * TWO_TO_21 + (low >>> 11)) * SCALES[layer]
      if (Math.abs(value) < EDGES[layer + 1]) {
        values[at] = value
        continue
      }
      this.#a = a
      this.#b = b
      this.#c = c
      this.#counter = counter
      values[at] = this.#beyond(value, layer)
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

  /** The variate where the first try lies outside the part of its layer that the density covers. */
  #beyond(value: number, layer: number): number {
    if (layer === 0) return value < 0 ? -this.#tail() : this.#tail()
    const height = DENSITIES[layer + 1] + (DENSITIES[layer] - DENSITIES[layer + 1]) * this.uniform()
    return height < Math.exp((-value * value) / 2) ? value : this.normal()
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
