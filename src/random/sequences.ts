import { DiscreteSampler } from './discrete.js'
import type { Stream } from './stream.js'

/** What is drawn by after a token; undefined where nothing is known to follow it. */
export type RowAfter = (token: number) => Float64Array | undefined

/** What is known of a token's row. */
const UNASKED = 0
const PRESENT = 1
const ABSENT = 2

/**
 * Draws sequences of a first-order Markov chain: the first token by `initial`, each next one by the row of the token
 * before it. After a token that nothing is known to follow, the sequence begins anew by `initial`.
 *
 * Rows are prepared when they are first come to; `prepare` keeps their memory, so one sampler serves many chains.
 */
export class SequenceSampler {
  readonly #length: number
  readonly #first = new DiscreteSampler()
  readonly #rows: DiscreteSampler[]
  readonly #known: Uint8Array
  #rowAfter: RowAfter = () => undefined

  constructor(tokens: number, length: number) {
    this.#length = length
    this.#rows = Array.from({ length: tokens }, () => new DiscreteSampler())
    this.#known = new Uint8Array(tokens)
  }

  /** What `rowAfter` answers is looked at once, before it is asked again. */
  prepare(initial: Float64Array, rowAfter: RowAfter): void {
    this.#first.prepare(initial)
    this.#rowAfter = rowAfter
    this.#known.fill(UNASKED)
  }

  /** Fills items `from` to `to` (exclusive) with sequences. */
  fill(stream: Stream, values: Float64Array, from: number, to: number): void {
    const length = this.#length
    for (let item = from; item < to; item++) {
      let token = this.#first.draw(stream)
      values[item * length] = token
      for (let at = item * length + 1; at < (item + 1) * length; at++) {
        token = this.#after(token).draw(stream)
        values[at] = token
      }
    }
  }

  #after(token: number): DiscreteSampler {
    if (this.#known[token] === UNASKED) {
      const row = this.#rowAfter(token)
      if (row !== undefined) this.#rows[token].prepare(row)
      this.#known[token] = row === undefined ? ABSENT : PRESENT
    }
    return this.#known[token] === PRESENT ? this.#rows[token] : this.#first
  }
}
