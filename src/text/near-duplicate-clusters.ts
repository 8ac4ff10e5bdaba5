import { BandIndex } from './band-index.js'
import { mix32 } from './hash.js'
import { bandingFor, signatureOf } from './minhash.js'
import { checkThreshold } from './near-duplicates.js'
import { jaccard } from './shingles.js'
import { UnionFind } from './union-find.js'

export interface NearDuplicates {
  /** 1 where an earlier document is similar enough. */
  readonly repeats: Uint8Array
  /**
   * Groups of documents linked by pairs that are similar enough, the largest first, documents ascending. Two of a
   * group may be less similar than the threshold: a chain of pairs joins them.
   */
  readonly clusters: readonly (readonly number[])[]
}

/**
 * Near-duplicates within one list of documents, given as their sets of shingles (`shingleSet`). Documents without
 * shingles are similar to nothing.
 *
 * **Method.** As in `nearDuplicatePairs`: candidates by MinHash and bands, each checked by its exact similarity. Equal
 * sets are found by their hash first, so that ten thousand copies of one document cost no more than ten thousand
 * documents.
 *
 * @throws RangeError for a threshold that is not above 0 and at most 1
 * @example
 * nearDuplicatesWithin(['a b c d e f', 'else', 'a b c d e f'].map((text) => shingleSet(text)), 0.8)
 * // { repeats: [0, 0, 1], clusters: [[0, 2]] }
 */
export function nearDuplicatesWithin(sets: readonly Uint32Array[], threshold: number): NearDuplicates {
  checkThreshold(threshold)
  const repeats = new Uint8Array(sets.length)
  const groups = new UnionFind(sets.length)
  const index = new BandIndex(sets.length, bandingFor(threshold))
  const equalTo = firstEqual(sets)
  for (const [document, set] of sets.entries()) {
    if (equalTo[document] !== document) {
      repeats[document] = 1
      groups.join(equalTo[document], document)
      continue
    }
    const signature = signatureOf(set)
    for (const earlier of index.candidates(signature)) {
      if (groups.find(earlier) === groups.find(document)) continue
      if (jaccard(sets[earlier], set) < threshold) continue
      repeats[document] = 1
      groups.join(earlier, document)
    }
    index.add(document, signature)
  }
  return { repeats, clusters: groups.groups() }
}

/** For each set the first one that equals it; empty sets equal none. */
function firstEqual(sets: readonly Uint32Array[]): Uint32Array {
  const byHash = new Map<number, number[]>()
  return Uint32Array.from(sets, (set, document) => {
    if (set.length === 0) return document
    const hash = set.reduce((bits, item) => mix32(bits ^ item), set.length)
    const alike = byHash.get(hash) ?? []
    const first = alike.find((other) => isEqual(sets[other], set))
    if (first !== undefined) return first
    byHash.set(hash, [...alike, document])
    return document
  })
}

function isEqual(left: Uint32Array, right: Uint32Array): boolean {
  return left.length === right.length && left.every((item, at) => item === right[at])
}
