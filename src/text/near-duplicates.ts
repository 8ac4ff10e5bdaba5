import { BandIndex } from './band-index.js'
import { bandingFor, signatureOf } from './minhash.js'
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
  checkThreshold(threshold)
  const sets = left.map((text) => shingleSet(text, options))
  const index = new BandIndex(left.length, bandingFor(threshold))
  for (const [document, set] of sets.entries()) index.add(document, signatureOf(set))
  const paired = new Uint8Array(left.length)
  let position = 0
  for (const text of right) {
    let set: Uint32Array | undefined
    for (const candidate of index.candidates(signatureOf(shingles(text, options)))) {
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

/** @throws RangeError for a threshold that is not above 0 and at most 1 */
export function checkThreshold(threshold: number): void {
  if (threshold > 0 && threshold <= 1) return
  throw new RangeError(`a Jaccard similarity from above 0 to 1 was expected as threshold, got ${threshold}`)
}
