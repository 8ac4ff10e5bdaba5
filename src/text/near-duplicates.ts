import { mix32 } from './hash.js'
import { type Banding, bandingFor, signatureOf } from './minhash.js'
import { jaccard, type ShingleOptions, shingleSet, shingles } from './shingles.js'

export interface NearDuplicateOptions extends ShingleOptions {
  /** Smallest Jaccard similarity of two documents' sets of shingles; above 0. */
  readonly threshold: number
  /** Pair each document of the left side at most once, with the first on the right side that is similar enough. */
  readonly oncePerLeft?: boolean
}

export interface NearDuplicatePair {
  /** Positions in the two lists. */
  readonly left: number
  readonly right: number
  /** Exact Jaccard similarity. */
  readonly similarity: number
}

/**
 * Pairs of documents, one of each list, whose sets of word 5-grams have a Jaccard similarity of at least
 * `threshold`, in order of the right side. Documents without words are similar to nothing.
 *
 * **Definition.** J(A, B) = |A and B| / |A or B| over sets of 5-grams of whitespace-separated words; a document
 * of fewer words is one n-gram.
 *
 * **Method.** MinHash signatures of 128 values, cut into bands; pairs that share a band are candidates, and each
 * candidate is checked by its exact similarity. So no pair is reported wrongly, and one at similarity s is missed
 * with probability (1 - s^rows)^bands: 0.00000005 at 0.8 for the default banding there (32 bands of 4), at most
 * 0.001 at any threshold. The left side is held in memory (4 bytes a word and about 0.6 kB a document), the right
 * side is gone through once.
 *
 * @throws RangeError for a threshold that is not above 0 and at most 1
 * @example
 * const left = ['the cat sat on the mat today', 'quite another text']
 * const right = ['the cat sat on the mat today']
 * [...nearDuplicatePairs(left, right, { threshold: 0.8 })] // [{ left: 0, right: 0, similarity: 1 }]
 */
export function* nearDuplicatePairs(
  left: readonly string[],
  right: Iterable<string>,
  { threshold, oncePerLeft = false, ...options }: NearDuplicateOptions,
): Generator<NearDuplicatePair> {
  if (!(threshold > 0 && threshold <= 1)) {
    throw new RangeError(`a Jaccard similarity from above 0 to 1 was expected as threshold, got ${threshold}`)
  }
  const index = new BandIndex(left, bandingFor(threshold), options)
  const sets = left.map((text) => shingleSet(text, options))
  const paired = new Uint8Array(left.length)
  let position = 0
  for (const text of right) {
    let set: Uint32Array | undefined
    for (const candidate of index.candidates(shingles(text, options))) {
      if (oncePerLeft && paired[candidate] === 1) continue
      set ??= shingleSet(text, options)
      const similarity = jaccard(sets[candidate], set)
      if (similarity < threshold) continue
      paired[candidate] = 1
      yield { left: candidate, right: position, similarity }
    }
    position++
  }
}

/** Documents by the bands of their signatures: a hash table with chains, in typed arrays. */
class BandIndex {
  readonly #banding: Banding
  /** Per slot the newest entry + 1, per entry the one before it; an entry is document x bands + band. */
  readonly #heads: Uint32Array
  readonly #before: Uint32Array
  /** The band's hash per entry: others may share its slot. */
  readonly #hashes: Uint32Array
  /** The query by which a document was found last, so that it is given once. */
  readonly #foundBy: Uint32Array
  #queries = 0

  constructor(texts: readonly string[], banding: Banding, options: ShingleOptions) {
    const { bands } = banding
    this.#banding = banding
    let slots = 1
    while (slots < texts.length * bands) slots *= 2
    this.#heads = new Uint32Array(slots)
    this.#before = new Uint32Array(texts.length * bands)
    this.#hashes = new Uint32Array(texts.length * bands)
    this.#foundBy = new Uint32Array(texts.length)
    for (let document = 0; document < texts.length; document++) {
      const signature = signatureOf(shingles(texts[document], options))
      if (signature === undefined) continue
      for (let band = 0; band < bands; band++) {
        const entry = document * bands + band
        const hash = this.#hash(signature, band)
        const slot = hash & (slots - 1)
        this.#hashes[entry] = hash
        this.#before[entry] = this.#heads[slot]
        this.#heads[slot] = entry + 1
      }
    }
  }

  /** Documents that share a band with a set of items, ascending. */
  candidates(items: Uint32Array): number[] {
    const found: number[] = []
    const signature = signatureOf(items)
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
