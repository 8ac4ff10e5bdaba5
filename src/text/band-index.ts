import { mix32 } from './hash.js'
import type { Banding } from './minhash.js'

/** Documents by the bands of their signatures: a hash table with chains, in typed arrays. */
export class BandIndex {
  readonly #banding: Banding
  /** Per slot the newest entry + 1, per entry the one before it; an entry is document x bands + band. */
  readonly #heads: Uint32Array
  readonly #before: Uint32Array
  /** The band's hash per entry: others may share its slot. */
  readonly #hashes: Uint32Array
  /** The query by which a document was found last, so that it is given once. */
  readonly #foundBy: Uint32Array
  #queries = 0

  /** Room for documents 0 .. `documents` - 1. */
  constructor(documents: number, banding: Banding) {
    const entries = documents * banding.bands
    this.#banding = banding
    let slots = 1
    while (slots < entries) slots *= 2
    this.#heads = new Uint32Array(slots)
    this.#before = new Uint32Array(entries)
    this.#hashes = new Uint32Array(entries)
    this.#foundBy = new Uint32Array(documents)
  }

  /** A document without a signature has no words and is never found. */
  add(document: number, signature: Uint32Array | undefined): void {
    if (signature === undefined) return
    const { bands } = this.#banding
    for (let band = 0; band < bands; band++) {
      const entry = document * bands + band
      const hash = this.#hash(signature, band)
      const slot = hash & (this.#heads.length - 1)
      this.#hashes[entry] = hash
      this.#before[entry] = this.#heads[slot]
      this.#heads[slot] = entry + 1
    }
  }

  /** Documents added so far that share a band with a signature, ascending. */
  candidates(signature: Uint32Array | undefined): number[] {
    const found: number[] = []
    if (signature === undefined) return found
    const { bands } = this.#banding
    this.#queries++
    for (let band = 0; band < bands; band++) {
      const hash = this.#hash(signature, band) >>> 0
      let next = this.#heads[hash & (this.#heads.length - 1)]
      for (; next !== 0; next = this.#before[next - 1]) {
        if (this.#hashes[next - 1] !== hash) continue
        const document = Math.floor((next - 1) / bands)
        if (this.#foundBy[document] === this.#queries) continue
        this.#foundBy[document] = this.#queries
        found.push(document)
      }
    }
    return found.sort((a, b) => a - b)
  }

  #hash(signature: Uint32Array, band: number): number {
    const { rows } = this.#banding
    let bits = band + 1
    for (let at = band * rows; at < (band + 1) * rows; at++) bits = mix32(bits ^ signature[at])
    return bits
  }
}
