import { Heap } from './heap.js'

/** Two neighbouring tokens, by id, and the one that they become. */
export interface Merge {
  readonly left: number
  readonly right: number
  readonly merged: number
}

/** A pair's rank and its place make one number below 2^53: documents are shorter than this. */
const PLACES = 0x80000000
const NONE = -1

/**
 * Applies the merges of byte-pair encoding (Sennrich et al., arXiv 1508.07909): as long as a pair of neighbours is in
 * the list, the one that comes first in the list is merged, leftmost first. Neighbours wait in a queue, so that n
 * tokens take time n log n, whatever the text.
 */
export class Merger {
  readonly #ranks = new Map<number, number>()
  readonly #merged: Int32Array
  readonly #size: number
  readonly #queue = new Heap<number>((one, other) => one < other)
  /** Rank of the pair that begins at each place, or NONE. */
  #rankAt = new Int32Array(64)
  #next = new Int32Array(64)
  #previous = new Int32Array(64)

  /** `size`: ids are below it. Of a pair that is listed twice the later place counts, as in Hugging Face's reader. */
  constructor(merges: readonly Merge[], size: number) {
    this.#size = size
    this.#merged = Int32Array.from(merges, ({ merged }) => merged)
    for (const [rank, { left, right }] of merges.entries()) this.#ranks.set(left * size + right, rank)
  }

  /** Merges the first `length` ids in place and returns how many are left. */
  merge(ids: Int32Array, length: number): number {
    if (length < 2 || this.#ranks.size === 0) return length
    this.#reserve(length)
    const next = this.#next
    const previous = this.#previous
    for (let at = 0; at < length; at++) {
      previous[at] = at - 1
      next[at] = at + 1 < length ? at + 1 : NONE
      this.#enqueue(ids, at)
    }
    for (let first = this.#queue.pop(); first !== undefined; first = this.#queue.pop()) {
      const at = first % PLACES
      const rank = (first - at) / PLACES
      // A neighbour has been merged since: whatever pair begins here now is in the queue by itself.
      if (this.#rankAt[at] !== rank) continue
      const gone = next[at]
      ids[at] = this.#merged[rank]
      this.#rankAt[gone] = NONE
      next[at] = next[gone]
      if (next[at] !== NONE) previous[next[at]] = at
      this.#enqueue(ids, at)
      if (previous[at] !== NONE) this.#enqueue(ids, previous[at])
    }
    let left = 0
    for (let at = 0; at !== NONE; at = next[at]) ids[left++] = ids[at]
    return left
  }

  #enqueue(ids: Int32Array, at: number): void {
    const next = this.#next[at]
    const rank = next === NONE ? NONE : (this.#ranks.get(ids[at] * this.#size + ids[next]) ?? NONE)
    this.#rankAt[at] = rank
    if (rank !== NONE) this.#queue.push(rank * PLACES + at)
  }

  #reserve(length: number): void {
    if (length <= this.#next.length) return
    this.#rankAt = new Int32Array(2 * length)
    this.#next = new Int32Array(2 * length)
    this.#previous = new Int32Array(2 * length)
  }
}
