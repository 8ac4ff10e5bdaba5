import { CountMin } from './count-min.js'

/** An n-gram that occurs often, and how often: never too low, rarely more than `CountMin.error` too high. */
export interface FrequentGram {
  readonly text: string
  readonly count: number
}

/** Candidates are thinned out when there are this many times as many as wanted. */
const SLACK = 8

/**
 * The most frequent items of a stream in bounded memory: a count-min sketch, and the texts of those whose estimate is
 * among the highest. An item that is among the `wanted` most frequent of the whole stream is missed only where it was
 * never among the highest when it occurred.
 */
export class FrequentGrams {
  readonly wanted: number
  readonly counts: CountMin
  readonly #texts = new Map<string, readonly [high: number, low: number]>()
  /** Items estimated below this are not looked at. */
  #floor = 0

  /** `stored`: what `state` gave. */
  constructor(wanted = 200, counts = new CountMin(), stored?: FrequentGramsState) {
    this.wanted = wanted
    this.counts = counts
    for (const [text, high, low] of stored?.texts ?? []) this.#texts.set(text, [high, low])
    this.#floor = stored?.floor ?? 0
  }

  /** What is stored beside the counts. */
  state(): FrequentGramsState {
    const texts = Array.from(this.#texts, ([text, [high, low]]) => [text, high, low] as const)
    return { floor: this.#floor, texts }
  }

  /** `text` is called only for items that may be among the most frequent. */
  add(high: number, low: number, text: () => string): void {
    const estimate = this.counts.add(high, low)
    if (estimate <= this.#floor || estimate < 2) return
    this.#texts.set(text(), [high, low])
    if (this.#texts.size > SLACK * this.wanted) this.#thin()
  }

  merge(other: FrequentGrams): void {
    this.counts.merge(other.counts)
    for (const [text, hash] of other.#texts) this.#texts.set(text, hash)
    if (this.#texts.size > SLACK * this.wanted) this.#thin()
  }

  /** The most frequent first; ties by text, so that the order of the stream does not matter. */
  top(): FrequentGram[] {
    const found = Array.from(this.#texts, ([text, [high, low]]) => ({
      text,
      count: this.counts.estimate(high, low),
    }))
    found.sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1))
    return found.slice(0, this.wanted)
  }

  #thin(): void {
    const kept = Array.from(this.#texts, ([text, hash]) => ({
      text,
      hash,
      count: this.counts.estimate(...hash),
    }))
      .sort((a, b) => b.count - a.count)
      .slice(0, (SLACK / 2) * this.wanted)
    this.#texts.clear()
    for (const { text, hash } of kept) this.#texts.set(text, hash)
    this.#floor = kept[kept.length - 1].count
  }
}

export interface FrequentGramsState {
  readonly floor: number
  readonly texts: readonly (readonly [text: string, high: number, low: number])[]
}
