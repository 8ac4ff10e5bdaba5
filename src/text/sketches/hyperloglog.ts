/**
 * Estimates how many different items a stream holds from 2^precision bytes, whatever its length.
 *
 * **Definition.** HyperLogLog (Flajolet et al. 2007) with hashes of 64 bits and the estimator of Ertl 2017, New
 * cardinality estimation algorithms for HyperLogLog sketches (arXiv 1702.01284, algorithm 6), which needs no table of
 * corrections for small and large numbers.
 *
 * **Error.** Standard error about 1.04 / sqrt(2^precision) of the number: 0.81% at the default precision of 14.
 *
 * Sketches of parts of a stream merge into that of the whole, to the byte.
 *
 * @example
 * const sketch = new HyperLogLog()
 * for (let item = 0; item < 1000; item++) sketch.add(mix32(item), mix32(item ^ 0x9e3779b9))
 * sketch.estimate() // within some per cent of 1000
 */
export class HyperLogLog {
  readonly precision: number
  readonly #registers: Uint8Array

  /** `registers`: those of a stored sketch. */
  constructor(precision = 14, registers?: Uint8Array) {
    if (!(Number.isInteger(precision) && precision >= 4 && precision <= 18)) {
      throw new RangeError(`a precision from 4 to 18 was expected, got ${precision}`)
    }
    const size = 1 << precision
    if (registers !== undefined && registers.length !== size) {
      throw new RangeError(`${size} registers were expected, got ${registers.length}`)
    }
    this.precision = precision
    this.#registers = registers?.slice() ?? new Uint8Array(size)
  }

  get registers(): Readonly<Uint8Array> {
    return this.#registers
  }

  /** Standard error as a share of the estimate. */
  get relativeError(): number {
    return 1.04 / Math.sqrt(this.#registers.length)
  }

  /** Counts an item by the two halves of its 64-bit hash; an item seen before changes nothing. */
  add(high: number, low: number): void {
    const index = high >>> (32 - this.precision)
    const rest = high << this.precision
    const rank = rest !== 0 ? Math.clz32(rest) + 1 : 33 - this.precision + Math.clz32(low)
    if (rank > this.#registers[index]) this.#registers[index] = rank
  }

  merge(other: HyperLogLog): void {
    if (other.precision !== this.precision) {
      throw new RangeError(`sketches of precision ${this.precision} and ${other.precision} do not merge`)
    }
    for (let index = 0; index < this.#registers.length; index++) {
      if (other.#registers[index] > this.#registers[index]) this.#registers[index] = other.#registers[index]
    }
  }

  estimate(): number {
    const size = this.#registers.length
    const highest = 65 - this.precision
    const registersAt = new Float64Array(highest + 1)
    for (const rank of this.#registers) registersAt[rank]++
    let sum = size * tau(1 - registersAt[highest] / size)
    for (let rank = highest - 1; rank >= 1; rank--) sum = (sum + registersAt[rank]) / 2
    sum += size * sigma(registersAt[0] / size)
    return (size * size) / (2 * Math.LN2 * sum)
  }
}

/** The share of registers that are still empty, as a sum: infinite where all are. */
function sigma(empty: number): number {
  if (empty === 1) return Number.POSITIVE_INFINITY
  let power = empty
  let weight = 1
  let sum = empty
  for (let before = Number.NaN; before !== sum; ) {
    power *= power
    before = sum
    sum += power * weight
    weight += weight
  }
  return sum
}

/** The share of registers that are full, as a sum. */
function tau(free: number): number {
  if (free === 0 || free === 1) return 0
  let root = free
  let weight = 1
  let sum = 1 - free
  for (let before = Number.NaN; before !== sum; ) {
    root = Math.sqrt(root)
    before = sum
    weight /= 2
    sum -= (1 - root) * (1 - root) * weight
  }
  return sum / 3
}
