/** Below this every length has a bin of its own. */
const EXACT = 4096
/** Above it a doubling has this many bins: a quantile is at most 1.1% off. */
const BINS_A_DOUBLING = 64
/** Up to documents of 2^40 tokens. */
const DOUBLINGS = 28

/**
 * How many documents have which length, in bounded memory: exact up to 4,095 tokens, in bins of 1.1% above; number,
 * sum and largest are always exact.
 */
export class LengthCounts {
  readonly #bins = new Float64Array(EXACT + BINS_A_DOUBLING * DOUBLINGS)
  #count = 0
  #sum = 0
  #sumOfSquares = 0
  #largest = 0

  /** `stored`: what `state` gave. */
  constructor(stored?: LengthCountsState) {
    if (stored === undefined) return
    this.#bins.set(stored.bins)
    this.#count = stored.count
    this.#sum = stored.sum
    this.#sumOfSquares = stored.sumOfSquares
    this.#largest = stored.largest
  }

  get count(): number {
    return this.#count
  }

  get sum(): number {
    return this.#sum
  }

  get largest(): number {
    return this.#largest
  }

  add(length: number): void {
    this.#bins[binOf(length)]++
    this.#count++
    this.#sum += length
    this.#sumOfSquares += length * length
    this.#largest = Math.max(this.#largest, length)
  }

  merge(other: LengthCounts): void {
    for (let bin = 0; bin < this.#bins.length; bin++) this.#bins[bin] += other.#bins[bin]
    this.#count += other.#count
    this.#sum += other.#sum
    this.#sumOfSquares += other.#sumOfSquares
    this.#largest = Math.max(this.#largest, other.#largest)
  }

  /** What the counts are stored as. */
  state(): LengthCountsState {
    return {
      bins: this.#bins,
      count: this.#count,
      sum: this.#sum,
      sumOfSquares: this.#sumOfSquares,
      largest: this.#largest,
    }
  }

  /** NaN without documents. */
  get mean(): number {
    return this.#sum / this.#count
  }

  /** Of the documents there are (n in the denominator). NaN without documents. */
  get standardDeviation(): number {
    return Math.sqrt(Math.max(0, this.#sumOfSquares / this.#count - this.mean * this.mean))
  }

  /** The length that a share of the documents does not exceed: the least whose share is reached. */
  quantile(share: number): number {
    let seen = 0
    for (let bin = 0; bin < this.#bins.length; bin++) {
      seen += this.#bins[bin]
      if (seen > 0 && seen >= share * this.#count) return lengthOf(bin)
    }
    return Number.NaN
  }
}

export interface LengthCountsState {
  readonly bins: Float64Array
  readonly count: number
  readonly sum: number
  readonly sumOfSquares: number
  readonly largest: number
}

function binOf(length: number): number {
  if (length < EXACT) return length
  const doublings = Math.log2(length / EXACT)
  return Math.min(EXACT + Math.floor(doublings * BINS_A_DOUBLING), EXACT + BINS_A_DOUBLING * DOUBLINGS - 1)
}

function lengthOf(bin: number): number {
  return bin < EXACT ? bin : Math.round(EXACT * Math.exp((Math.LN2 * (bin - EXACT + 0.5)) / BINS_A_DOUBLING))
}
