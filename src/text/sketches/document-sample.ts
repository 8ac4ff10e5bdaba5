/**
 * A uniform random sample of a stream's documents that fits into a budget of tokens: those with the smallest hashes
 * of their position. Of a stream that fits, it is everything.
 *
 * Which documents are taken depends on their hashes alone: samples of parts of a stream merge into that of the whole.
 *
 * **Bias.** A document is taken whatever its length, so means over documents are unbiased. The sample ends before the
 * first document that would exceed the budget; what it holds is the budget less about half a document.
 */
export class DocumentSample<Document> {
  readonly budget: number
  /** A heap with the largest hash on top. */
  readonly #kept: Kept<Document>[] = []
  #tokens = 0
  /** Documents of this hash and above are not taken: one that large was given up for lack of room. */
  #below = Number.POSITIVE_INFINITY

  constructor(budget: number) {
    if (!(budget >= 1)) throw new RangeError(`a budget of at least one token was expected, got ${budget}`)
    this.budget = budget
  }

  get tokens(): number {
    return this.#tokens
  }

  /** Whether every document offered is in the sample. */
  get isWhole(): boolean {
    return this.#below === Number.POSITIVE_INFINITY
  }

  /** `hash`: of what tells the document from every other one of the stream, its position say; spread evenly. */
  offer(document: Document, tokens: number, hash: number): void {
    if (hash >= this.#below) return
    this.#push({ document, tokens, hash })
    while (this.#tokens > this.budget) this.#below = this.#pop().hash
  }

  merge(other: DocumentSample<Document>): void {
    if (other.budget !== this.budget) {
      throw new RangeError(`samples of ${this.budget} and ${other.budget} tokens do not merge`)
    }
    this.#below = Math.min(this.#below, other.#below)
    while (this.#kept.length > 0 && this.#kept[0].hash >= this.#below) this.#pop()
    for (const { document, tokens, hash } of other.#kept) this.offer(document, tokens, hash)
  }

  /** The documents in the order of their hashes, which is random: the first ones are a smaller sample. */
  documents(): Document[] {
    return this.#kept.toSorted((a, b) => a.hash - b.hash).map(({ document }) => document)
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

interface Kept<Document> {
  readonly document: Document
  readonly tokens: number
  readonly hash: number
}
