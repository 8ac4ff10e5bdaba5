/**
 * A uniform random sample of a stream's documents that fits into a budget of tokens: those with the smallest hashes
 * of their position. Of a stream that fits, it is everything.
 *
 * Which documents are taken depends on their hashes alone: samples of parts of a stream merge into that of the whole,
 * and the sample for a smaller budget is what `shrink` leaves of a larger one. Documents of one hash go together.
 *
 * **Bias.** A document is taken whatever its length, so means over documents are unbiased. The sample ends before the
 * first document that would exceed the budget; what it holds is the budget less about half a document.
 */
export class DocumentSample<Document> {
  #budget: number
  /** A heap with the largest hash on top. */
  readonly #kept: Kept<Document>[] = []
  #tokens = 0
  /** Documents of this hash and above are not taken: one that large was given up for lack of room. */
  #below = Number.POSITIVE_INFINITY

  /** `stored`: what `state` gave. */
  constructor(budget: number, stored?: DocumentSampleState<Document>) {
    if (!(budget >= 1)) throw new RangeError(`a budget of at least one token was expected, got ${budget}`)
    this.#budget = budget
    for (const { document, tokens, hash } of stored?.kept ?? []) this.offer(document, tokens, hash)
    if (stored?.below !== undefined) this.#giveUp(stored.below)
  }

  get budget(): number {
    return this.#budget
  }

  /** Documents in the sample. */
  get size(): number {
    return this.#kept.length
  }

  get tokens(): number {
    return this.#tokens
  }

  /** Whether every document offered is in the sample. */
  get isWhole(): boolean {
    return this.#below === Number.POSITIVE_INFINITY
  }

  /** Whether a document of this hash has a chance: others need not be offered. */
  accepts(hash: number): boolean {
    return hash < this.#below
  }

  /** `hash`: of what tells the document from every other one of the stream, its position say; spread evenly. */
  offer(document: Document, tokens: number, hash: number): void {
    if (hash >= this.#below) return
    this.#push({ document, tokens, hash })
    this.#fit()
  }

  /** Leaves what the sample would be had its budget been this from the start; a larger one changes nothing. */
  shrink(budget: number): void {
    if (budget >= this.#budget) return
    this.#budget = budget
    this.#fit()
  }

  merge(other: DocumentSample<Document>): void {
    if (other.budget !== this.#budget) {
      throw new RangeError(`samples of ${this.#budget} and ${other.budget} tokens do not merge`)
    }
    this.#giveUp(other.#below)
    for (const { document, tokens, hash } of other.#kept) this.offer(document, tokens, hash)
  }

  /** The documents in the order of their hashes, which is random: the first ones are a smaller sample. */
  documents(): Document[] {
    return this.#kept.toSorted((a, b) => a.hash - b.hash).map(({ document }) => document)
  }

  /** What a sample is stored as. */
  state(): DocumentSampleState<Document> {
    return { kept: this.#kept, ...(!this.isWhole && { below: this.#below }) }
  }

  #fit(): void {
    while (this.#tokens > this.#budget) this.#giveUp(this.#kept[0].hash)
  }

  /** Drops all documents of this hash and above. */
  #giveUp(hash: number): void {
    this.#below = Math.min(this.#below, hash)
    while (this.#kept.length > 0 && this.#kept[0].hash >= this.#below) this.#pop()
  }

  #push(item: Kept<Document>): void {
    const heap = this.#kept
    this.#tokens += item.tokens
    let at = heap.length
    heap.push(item)
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (heap[parent].hash >= item.hash) break
      heap[at] = heap[parent]
      at = parent
    }
    heap[at] = item
  }

  #pop(): Kept<Document> {
    const heap = this.#kept
    const top = heap[0]
    const item = heap.pop() as Kept<Document>
    this.#tokens -= top.tokens
    if (heap.length === 0) return top
    let at = 0
    for (let child = 1; child < heap.length; child = 2 * at + 1) {
      if (child + 1 < heap.length && heap[child + 1].hash > heap[child].hash) child++
      if (heap[child].hash <= item.hash) break
      heap[at] = heap[child]
      at = child
    }
    heap[at] = item
    return top
  }
}

export interface DocumentSampleState<Document> {
  readonly kept: readonly Kept<Document>[]
  /** Absent where the sample is everything. */
  readonly below?: number
}

interface Kept<Document> {
  readonly document: Document
  readonly tokens: number
  readonly hash: number
}
