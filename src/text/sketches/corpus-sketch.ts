import type { Tokenisation } from '../../contracts/text.js'
import { hash53 } from '../hash.js'
import { CountMin, type CountMinState } from './count-min.js'
import { DistinctSample, type DistinctSampleState, type Estimated } from './distinct-sample.js'
import { FrequentGrams, type FrequentGramsState } from './frequent-grams.js'
import { GramHashes } from './gram-hashes.js'
import { HyperLogLog } from './hyperloglog.js'
import { LengthCounts, type LengthCountsState } from './length-counts.js'

/** Orders of the n-grams that are counted. */
const ORDERS = [1, 2, 3, 4] as const
/** Order of the phrases that are listed. */
const PHRASE = 4

const HALF = 4_294_967_296

/**
 * What is known of a corpus after one pass, in about 35 MB whatever its size: exact numbers of documents, tokens and
 * lengths; estimates of distinct n-grams, of documents that repeat another one, and of how many n-grams occur how
 * often; the most frequent phrases. Sketches of the parts of a corpus merge into that of the whole.
 */
export class CorpusSketch {
  readonly tokenisation: Tokenisation
  readonly lengths: LengthCounts
  readonly #grams: readonly KindCounts[]
  readonly #documents: KindCounts
  readonly #phrases: FrequentGrams
  readonly #hashes = new GramHashes()
  #characters: number

  /** `stored`: what `state` gave. */
  constructor(tokenisation: Tokenisation, stored?: CorpusSketchState) {
    this.tokenisation = tokenisation
    this.lengths = new LengthCounts(stored?.lengths)
    this.#grams = ORDERS.map((_, index) => kindCounts(stored?.grams[index]))
    this.#documents = kindCounts(stored?.documents)
    const counts = new CountMin(undefined, undefined, stored?.phraseCounts)
    this.#phrases = new FrequentGrams(undefined, counts, stored?.phrases)
    this.#characters = stored?.characters ?? 0
  }

  /** What the sketch is stored as. */
  state(): CorpusSketchState {
    return {
      characters: this.#characters,
      lengths: this.lengths.state(),
      documents: stateOf(this.#documents),
      grams: this.#grams.map(stateOf),
      phraseCounts: this.#phrases.counts.state(),
      phrases: this.#phrases.state(),
    }
  }

  get documents(): number {
    return this.lengths.count
  }

  get tokens(): number {
    return this.lengths.sum
  }

  get characters(): number {
    return this.#characters
  }

  /** Takes a document in and gives its number of tokens. */
  add(text: string): number {
    const tokens = this.tokenisation.split(text)
    this.lengths.add(tokens.length)
    this.#characters += text.length
    const hash = hash53(text)
    const [documentHigh, documentLow] = halves(hash)
    this.#documents.types.add(documentHigh, documentLow)
    this.#documents.sample.add(documentHigh, documentLow)
    this.#documents.total++
    this.#hashes.load(tokens)
    for (const [index, order] of ORDERS.entries()) {
      const { types, sample } = this.#grams[index]
      this.#grams[index].total += Math.max(0, tokens.length - order + 1)
      this.#hashes.next(order, (high, low, start) => {
        types.add(high, low)
        sample.add(high, low)
        if (order === PHRASE) {
          this.#phrases.add(high, low, () => tokens.slice(start, start + PHRASE).join(' '))
        }
      })
    }
    return tokens.length
  }

  merge(other: CorpusSketch): void {
    if (other.tokenisation.name !== this.tokenisation.name) {
      throw new RangeError(
        `sketches of ${this.tokenisation.name} and ${other.tokenisation.name} tokens do not merge`,
      )
    }
    this.lengths.merge(other.lengths)
    this.#characters += other.#characters
    mergeKinds(this.#documents, other.#documents)
    this.#phrases.merge(other.#phrases)
    for (const [index, mine] of this.#grams.entries()) {
      mergeKinds(mine, other.#grams[index])
    }
  }

  /** Occurrences of n-grams of an order from 1 to 4. */
  total(order: number): number {
    return this.#of(order).total
  }

  /** Distinct n-grams: exact while few, else by HyperLogLog. */
  types(order: number): Estimated {
    const { types, sample } = this.#of(order)
    return distinct(types, sample)
  }

  /** n-grams that occur exactly so often. */
  kindsOccurring(order: number, times: number): Estimated {
    return this.#of(order).sample.kindsOccurring(times)
  }

  /** Share of documents that repeat an earlier one exactly. */
  duplicateShare(): Estimated {
    const { value, standardError } = distinct(this.#documents.types, this.#documents.sample)
    const share = this.documents === 0 ? 0 : Math.max(0, 1 - value / this.documents)
    return { value: share, standardError: this.documents === 0 ? 0 : standardError / this.documents }
  }

  /** The most frequent runs of four tokens. */
  phrases() {
    return this.#phrases.top()
  }

  /** A phrase's count is rarely further than this above the truth. */
  get phraseError(): number {
    return this.#phrases.counts.error
  }

  #of(order: number) {
    const grams = this.#grams[order - 1]
    if (grams === undefined)
      throw new RangeError(`n-grams of order 1 to ${ORDERS.length} are counted, not ${order}`)
    return grams
  }
}

/** Kinds of things and their occurrences. */
interface KindCounts {
  readonly types: HyperLogLog
  readonly sample: DistinctSample
  total: number
}

interface KindCountsState {
  readonly registers: Uint8Array
  readonly sample: DistinctSampleState
  readonly total: number
}

export interface CorpusSketchState {
  readonly characters: number
  readonly lengths: LengthCountsState
  readonly documents: KindCountsState
  readonly grams: readonly KindCountsState[]
  readonly phraseCounts: CountMinState
  readonly phrases: FrequentGramsState
}

function kindCounts(stored?: KindCountsState): KindCounts {
  return {
    types: new HyperLogLog(undefined, stored?.registers),
    sample: new DistinctSample(undefined, stored?.sample),
    total: stored?.total ?? 0,
  }
}

function stateOf({ types, sample, total }: KindCounts): KindCountsState {
  return { registers: types.registers, sample: sample.state(), total }
}

function mergeKinds(mine: KindCounts, theirs: KindCounts): void {
  mine.types.merge(theirs.types)
  mine.sample.merge(theirs.sample)
  mine.total += theirs.total
}

function distinct(types: HyperLogLog, sample: DistinctSample): Estimated {
  if (sample.level === 0) return sample.kinds()
  const value = types.estimate()
  return { value, standardError: value * types.relativeError }
}

/** Two halves of 32 bits; the high one is spread over all its bits. */
function halves(hash: number): [high: number, low: number] {
  return [Math.imul(hash / HALF, 0x9e3779b1), hash >>> 0]
}
