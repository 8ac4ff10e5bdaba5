import type { Rng } from '../../../contracts/rng.js'
import type { Slot } from './cache-slots.js'
import type { DrawnDocument } from './request.js'

/** 2^53. */
const UNIFORM_STEPS = 9_007_199_254_740_992

/** A document that is being drawn. */
export class Document {
  /** Its place in the request. */
  readonly index: number
  readonly #prompt: ArrayLike<number>
  readonly #endOfDocument: number
  readonly #longest: number
  readonly #rng: Rng
  /** Tokens that follow the end-of-document token at position 0: the prompt, then what was drawn. */
  readonly #tokens: Int32Array
  /** Tokens there are; the keys and values of as many positions are in the slot. */
  length = 0
  slot: Slot | undefined
  #ended = false

  constructor(index: number, prompt: ArrayLike<number>, maxTokens: number, endOfDocument: number, rng: Rng) {
    this.index = index
    this.#prompt = prompt
    this.#longest = prompt.length + maxTokens
    this.#endOfDocument = endOfDocument
    this.#rng = rng
    this.#tokens = new Int32Array(this.#longest)
  }

  /** Steps it still needs at most. */
  get left(): number {
    return this.#ended ? 0 : this.#longest - this.length
  }

  /** The token at its position, which the next one follows. */
  get last(): number {
    return this.length === 0 ? this.#endOfDocument : this.#tokens[this.length - 1]
  }

  /** The token that a prompt has `step` steps on; undefined where it is to be drawn. */
  forced(step: number): number | undefined {
    const at = this.length + step
    return at < this.#prompt.length ? this.#prompt[at] : undefined
  }

  /** The next number of the document's own stream, as a graph takes it. */
  uniform(): bigint {
    return BigInt(Math.floor(this.#rng.uniform() * UNIFORM_STEPS))
  }

  /** Takes the next token; nothing after the end. */
  take(token: number): void {
    if (this.left === 0) return
    if (token === this.#endOfDocument && this.length >= this.#prompt.length) this.#ended = true
    else this.#tokens[this.length++] = token
  }

  /** Tokens before the next one, as the repetition penalty counts them. */
  get before(): Int32Array {
    return this.#tokens.subarray(0, this.length)
  }

  drawn(): DrawnDocument {
    return { tokens: this.#tokens.slice(this.#prompt.length, this.length), finished: this.#ended }
  }
}
