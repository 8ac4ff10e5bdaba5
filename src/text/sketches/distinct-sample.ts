/**
 * A uniform sample of the different items of a stream, each with its exact number of occurrences: whatever is a sum
 * over kinds (how many occur once, twice, ...) is estimated from it without bias.
 *
 * **Definition.** Distinct sampling (Gibbons 2001, Distinct sampling for highly-accurate answers to distinct values
 * queries and event reports). Items are kept whose hash ends in `level` zero bits; when more are kept than the capacity,
 * the level rises by one and about half of them go. An item that is kept was kept from its first occurrence on, so its
 * count is exact, and the probability of a kind to be kept is 2^-level, however often it occurs.
 *
 * **Error.** Standard error of an estimated number of kinds k: sqrt(k (2^level - 1)); below 0.6% of all kinds at the
 * default capacity. At level 0 everything is exact.
 *
 * Samples of parts of a stream merge into that of the whole.
 *
 * @example
 * const sample = new DistinctSample(4)
 * for (const item of [7, 7, 9]) sample.add(mix32(item), mix32(~item))
 * sample.kinds() // { value: 2, standardError: 0 }
 * sample.kindsOccurring(1) // { value: 1, standardError: 0 }
 */
export class DistinctSample {
  readonly capacity: number
  #level = 0
  #size = 0
  /** Open addressing, a power of two of slots at most half full; a slot with the count 0 is free. */
  #high: Uint32Array
  #low: Uint32Array
  #counts: Float64Array

  /** `stored`: what `state` gave. */
  constructor(capacity = 65_536, stored?: DistinctSampleState) {
    if (!(Number.isInteger(capacity) && capacity >= 1)) {
      throw new RangeError(`a capacity of at least 1 was expected, got ${capacity}`)
    }
    this.capacity = capacity
    const slots = slotsFor(capacity)
    this.#high = new Uint32Array(slots)
    this.#low = new Uint32Array(slots)
    this.#counts = new Float64Array(slots)
    if (stored === undefined) return
    this.#level = stored.level
    for (const [at, count] of stored.counts.entries()) this.add(stored.high[at], stored.low[at], count)
  }

  /** What the sample is stored as: kinds in the order of their hashes, so that equal samples are equal bytes. */
  state(): DistinctSampleState {
    const kept = [...this.entries()].sort((a, b) => a[0] - b[0] || a[1] - b[1])
    return {
      level: this.#level,
      high: Uint32Array.from(kept, ([high]) => high),
      low: Uint32Array.from(kept, ([, low]) => low),
      counts: Float64Array.from(kept, ([, , count]) => count),
    }
  }

  /** A kind is kept with probability 2^-level. */
  get level(): number {
    return this.#level
  }

  /** Kinds kept. */
  get size(): number {
    return this.#size
  }

  /** Counts occurrences of an item by the two halves of its 64-bit hash. */
  add(high: number, low: number, times = 1): void {
    if ((low & this.#mask) !== 0) return
    const slot = this.#find(high >>> 0, low >>> 0)
    if (this.#counts[slot] > 0) {
      this.#counts[slot] += times
      return
    }
    this.#high[slot] = high
    this.#low[slot] = low
    this.#counts[slot] = times
    this.#size++
    if (this.#size > this.capacity) this.#raiseTo(this.#level + 1)
  }

  merge(other: DistinctSample): void {
    if (other.capacity !== this.capacity) {
      throw new RangeError(`samples of capacity ${this.capacity} and ${other.capacity} do not merge`)
    }
    if (other.#level > this.#level) this.#raiseTo(other.#level)
    for (const [high, low, count] of other.entries()) this.add(high, low, count)
  }

  /** The kinds kept: both halves of the hash and the occurrences, in no particular order. */
  *entries(): Generator<readonly [high: number, low: number, count: number]> {
    for (let slot = 0; slot < this.#counts.length; slot++) {
      if (this.#counts[slot] > 0) yield [this.#high[slot], this.#low[slot], this.#counts[slot]]
    }
  }

  /** How many different items there are. */
  kinds(): Estimated {
    return this.#estimated(this.#size)
  }

  /** How many different items occur exactly so often. */
  kindsOccurring(times: number): Estimated {
    let kept = 0
    for (const count of this.#counts) if (count === times) kept++
    return this.#estimated(kept)
  }

  #estimated(kept: number): Estimated {
    const scale = this.#scale
    return { value: kept * scale, standardError: Math.sqrt(kept * scale * (scale - 1)) }
  }

  /** Kinds that one kept kind stands for. */
  get #scale(): number {
    return 1 << this.#level
  }

  get #mask(): number {
    return this.#scale - 1
  }

  #find(high: number, low: number): number {
    const last = this.#counts.length - 1
    // The low bits of `low` are equal in all that is kept.
    let slot = high & last
    while (this.#counts[slot] > 0 && (this.#high[slot] !== high || this.#low[slot] !== low)) {
      slot = (slot + 1) & last
    }
    return slot
  }

  #raiseTo(level: number): void {
    const kept = [...this.entries()]
    this.#level = level
    this.#size = 0
    this.#counts.fill(0)
    // May raise the level further where many share the next bits.
    for (const [high, low, count] of kept) this.add(high, low, count)
  }
}

export interface DistinctSampleState {
  readonly level: number
  readonly high: Uint32Array
  readonly low: Uint32Array
  readonly counts: Float64Array
}

export interface Estimated {
  readonly value: number
  /** 0 where the value is exact. */
  readonly standardError: number
}

function slotsFor(capacity: number): number {
  let slots = 2
  while (slots < 2 * (capacity + 1)) slots *= 2
  return slots
}
