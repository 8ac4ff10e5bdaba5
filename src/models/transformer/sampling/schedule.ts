import type { Document } from './document.js'

/**
 * Which documents go on together. A graph runs documents of the same length, `rows` of them at once: full groups come
 * first, the longest of them, so that documents leave; then new ones are begun; and when there are none, or as many
 * are held as memory allows, the shortest go on by themselves to join those that wait further on. What comes out does
 * not depend on it, since a document does not depend on those beside it.
 */
export class Schedule {
  readonly #rows: number
  readonly #mostHeld: number
  readonly #begin: () => Document | undefined
  readonly #waiting = new Map<number, Document[]>()
  /** Lengths of groups that are being run. */
  readonly #running: number[] = []
  #held = 0
  #exhausted = false

  /** `begin` gives the next new document, undefined when there are no more. */
  constructor(rows: number, mostHeld: number, begin: () => Document | undefined) {
    this.#rows = rows
    this.#mostHeld = Math.max(rows, mostHeld)
    this.#begin = begin
  }

  /** The next group; undefined where there is none before another group comes back, or at all. */
  next(): Document[] | undefined {
    const group = this.#full() ?? this.#fresh() ?? this.#partial()
    if (group) this.#running.push(group[0].length)
    return group
  }

  /** Takes a group back; `length`: what it was when it was given out. */
  back(group: readonly Document[], length: number): void {
    this.#running.splice(this.#running.indexOf(length), 1)
    for (const document of group) {
      if (document.left === 0) {
        this.#held--
        continue
      }
      const waiting = this.#waiting.get(document.length)
      if (waiting) waiting.push(document)
      else this.#waiting.set(document.length, [document])
    }
  }

  #full(): Document[] | undefined {
    let longest = -1
    for (const [length, { length: count }] of this.#waiting) {
      if (count >= this.#rows) longest = Math.max(longest, length)
    }
    return longest < 0 ? undefined : this.#take(longest)
  }

  #fresh(): Document[] | undefined {
    if (this.#exhausted || this.#held + this.#rows > this.#mostHeld) return undefined
    const group: Document[] = []
    while (group.length < this.#rows) {
      const document = this.#begin()
      if (document === undefined) {
        this.#exhausted = true
        break
      }
      group.push(document)
    }
    this.#held += group.length
    return group.length > 0 ? group : undefined
  }

  #partial(): Document[] | undefined {
    const shortest = Math.min(...this.#waiting.keys())
    // Those that are run now and are shorter will come by and can be joined.
    if (!Number.isFinite(shortest) || this.#running.some((length) => length < shortest)) return undefined
    return this.#take(shortest)
  }

  #take(length: number): Document[] {
    const waiting = this.#waiting.get(length) ?? []
    const group = waiting.splice(0, this.#rows)
    if (waiting.length === 0) this.#waiting.delete(length)
    return group
  }
}
