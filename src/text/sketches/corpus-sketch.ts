import type { Tokenisation } from '../../contracts/text.js'
import { hash53 } from '../hash.js'
import { DistinctSample, type Estimated } from './distinct-sample.js'
import { FrequentGrams } from './frequent-grams.js'
import { GramHashes } from './gram-hashes.js'
import { HyperLogLog } from './hyperloglog.js'
import { LengthCounts } from './length-counts.js'

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
  readonly lengths = new LengthCounts()
  readonly #grams = ORDERS.map(() => ({ types: new HyperLogLog(), sample: new DistinctSample(), total: 0 }))
  readonly #documents = new HyperLogLog()
  readonly #documentSample = new DistinctSample()
  readonly #phrases = new FrequentGrams()
  readonly #hashes = new GramHashes()
  #characters = 0

  constructor(tokenisation: Tokenisation) {
    this.tokenisation = tokenisation
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
    this.#documents.add(...halves(hash))
    this.#documentSample.add(...halves(hash))
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
    this.#documents.merge(other.#documents)
    this.#documentSample.merge(other.#documentSample)
    this.#phrases.merge(other.#phrases)
    for (const [index, mine] of this.#grams.entries()) {
      const theirs = other.#grams[index]
      mine.types.merge(theirs.types)
      mine.sample.merge(theirs.sample)
      mine.total += theirs.total
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
    const { value, standardError } = distinct(this.#documents, this.#documentSample)
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

function distinct(types: HyperLogLog, sample: DistinctSample): Estimated {
  if (sample.level === 0) return sample.kinds()
  const value = types.estimate()
  return { value, standardError: value * types.relativeError }
}

/** Two halves of 32 bits; the high one is spread over all its bits. */
function halves(hash: number): [high: number, low: number] {
  return [Math.imul(hash / HALF, 0x9e3779b1), hash >>> 0]
}
