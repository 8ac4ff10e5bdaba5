import { hash53, mix32 } from '../hash.js'

const HALF = 4_294_967_296

/**
 * 64-bit hashes of all n-grams of a document, order by order: the hash of an n-gram is made of that of its first
 * n - 1 tokens and of the last token.
 */
export class GramHashes {
  #high = new Uint32Array(0)
  #low = new Uint32Array(0)
  #wordHigh = new Uint32Array(0)
  #wordLow = new Uint32Array(0)
  #length = 0

  /** Starts with another document; its unigrams can be visited next. */
  load(tokens: readonly string[]): void {
    this.#length = tokens.length
    if (this.#high.length < tokens.length) this.#grow(tokens.length)
    for (let at = 0; at < tokens.length; at++) {
      const hash = hash53(tokens[at])
      this.#wordHigh[at] = hash / HALF
      this.#wordLow[at] = hash
      this.#high[at] = 0
      this.#low[at] = 0
    }
  }

  /** Visits the n-grams of one order; orders are asked for from 1 on, each once. */
  next(order: number, visit: (high: number, low: number, start: number) => void): void {
    for (let start = 0; start + order <= this.#length; start++) {
      const last = start + order - 1
      const low = mix32(Math.imul(this.#low[start], 0xcc9e2d51) ^ this.#wordLow[last])
      // Each half is stirred with the other, so that both hold the whole of the n-gram.
      const high = mix32(Math.imul(this.#high[start] ^ low, 0x1b873593) ^ this.#wordHigh[last])
      this.#low[start] = low
      this.#high[start] = high
      visit(high, low, start)
    }
  }

  #grow(length: number): void {
    const slots = 1 << Math.ceil(Math.log2(length))
    this.#high = new Uint32Array(slots)
    this.#low = new Uint32Array(slots)
    this.#wordHigh = new Uint32Array(slots)
    this.#wordLow = new Uint32Array(slots)
  }
}
