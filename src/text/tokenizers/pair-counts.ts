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
 * pair whose left id is lower, then the one whose right id is (as Hugging Face's trainer takes them).
 *
 * Pairs are added before the first is taken, or while the merge that makes one of their tokens is applied. So counts
 * of queued pairs only fall: a pair found at the head of the queue with its present count is the most frequent, and
 * one that occurs too rarely is forgotten.
 */
export class PairCounts {
  readonly #least: number
  readonly #counted = new Map<number, Entry>()
  readonly #queue = new Heap<Entry>(comesFirst)
  /** Counted, but not in the queue yet. */
  #fresh: Entry[] = []

  /** `least`: pairs that occur less often are never taken. */
  constructor(least: number) {
    this.#least = least
  }

  /** Counts a pair `weight` times more, seen at a place. Places of one pair are added in ascending order. */
  add(left: number, right: number, weight: number, place: number): void {
    const key = left * IDS + right
    let entry = this.#counted.get(key)
    if (entry === undefined) {
      entry = { left, right, places: [], count: 0, queued: 0 }
      this.#counted.set(key, entry)
      this.#fresh.push(entry)
    }
    entry.count += weight
    entry.places.push(place)
  }

  /** Counts a pair `weight` times less, if it is still counted. */
  remove(left: number, right: number, weight: number): void {
    const entry = this.#counted.get(left * IDS + right)
    if (entry !== undefined) entry.count -= weight
  }

  /** Takes out the most frequent pair; undefined where none is left. */
  take(): CountedPair | undefined {
    for (const entry of this.#fresh) this.#enqueue(entry)
    this.#fresh = []
    for (let head = this.#queue.pop(); head !== undefined; head = this.#queue.pop()) {
      if (head.count === head.queued) {
        this.#forget(head)
        return head
      }
      this.#enqueue(head)
    }
    return undefined
  }

  #enqueue(entry: Entry): void {
    if (entry.count < this.#least) {
      this.#forget(entry)
      return
    }
    entry.queued = entry.count
    this.#queue.push(entry)
  }

  #forget({ left, right }: Entry): void {
    this.#counted.delete(left * IDS + right)
  }
}

function comesFirst(one: Entry, other: Entry): boolean {
  if (one.queued !== other.queued) return one.queued > other.queued
  return one.left !== other.left ? one.left < other.left : one.right < other.right
}
