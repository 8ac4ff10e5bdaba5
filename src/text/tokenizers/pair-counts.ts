import { Heap } from './heap.js'

/** A pair's two ids make one number below 2^53: vocabularies are smaller than this. */
const IDS = 0x2000000

/** A pair of neighbouring tokens, and where it was seen. Some of the places may hold another pair by now. */
export interface CountedPair {
  readonly left: number
  readonly right: number
  readonly places: readonly number[]
}

interface Entry extends CountedPair {
  readonly places: number[]
  count: number
  /** What it counted when it was put into the queue: the order of the queue must not change under it. */
  queued: number
}

/**
 * How often each pair of neighbouring tokens occurs. The most frequent is taken first; of equally frequent ones the
 * pair whose left id is lower, then the one whose right id is.
 *
 * Pairs are added before the first is taken, or while the merge that makes one of their tokens is applied: counts of
 * queued pairs only fall, so a pair found at the head of the queue with its present count is the most frequent.
 */
export class PairCounts {
  readonly #entries: Entry[] = []
  readonly #byPair = new Map<number, Entry>()
  readonly #queue = new Heap((one, other) => comesFirst(this.#entries[one], this.#entries[other]))
  /** Entries from here on are not in the queue yet. */
  #queuedUpTo = 0

  /** Counts a pair `weight` times more, seen at a place. Places of one pair are added in ascending order. */
  add(left: number, right: number, weight: number, place: number): void {
    const key = left * IDS + right
    let entry = this.#byPair.get(key)
    if (entry === undefined) {
      entry = { left, right, places: [], count: 0, queued: 0 }
      this.#byPair.set(key, entry)
      this.#entries.push(entry)
    }
    entry.count += weight
    entry.places.push(place)
  }

  /** Counts a pair `weight` times less; one that was taken is no longer counted. */
  remove(left: number, right: number, weight: number): void {
    const entry = this.#byPair.get(left * IDS + right)
    if (entry !== undefined) entry.count -= weight
  }

  /** Takes out the most frequent pair; undefined where none occurs `least` times. */
  take(least: number): CountedPair | undefined {
    for (; this.#queuedUpTo < this.#entries.length; this.#queuedUpTo++) this.#enqueue(this.#queuedUpTo, least)
    for (let head = this.#queue.pop(); head !== undefined; head = this.#queue.pop()) {
      const entry = this.#entries[head]
      if (entry.count === entry.queued) {
        this.#byPair.delete(entry.left * IDS + entry.right)
        return entry
      }
      this.#enqueue(head, least)
    }
    return undefined
  }

  #enqueue(number: number, least: number): void {
    const entry = this.#entries[number]
    if (entry.count < least) return
    entry.queued = entry.count
    this.#queue.push(number)
  }
}

function comesFirst(one: Entry, other: Entry): boolean {
  if (one.queued !== other.queued) return one.queued > other.queued
  return one.left !== other.left ? one.left < other.left : one.right < other.right
}
