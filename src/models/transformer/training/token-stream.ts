import type { SoftTargets } from '../../../contracts/batch.js'
import type { Rng } from '../../../contracts/rng.js'
import { RunError } from '../../../errors/index.js'
import { shuffledIndices } from '../../../random/shuffle.js'

/** A document as the model is trained on it. */
export interface TrainingItem {
  /** Prompt and text, without ends. */
  readonly tokens: Int32Array
  /** Tokens at the start that are seen and not predicted. */
  readonly prompt: number
  /** Loss weight of every predicted token, the end of the document included. */
  readonly weight: number
  readonly soft?: SoftTargets
}

/** Windows of a batch, one after another: row r holds inputs `r * length ..`, and `columns` targets for each. */
export interface TokenBatch {
  readonly tokens: BigInt64Array
  readonly targets: BigInt64Array
  /** Already divided by what the batch as a whole weighs on average. */
  readonly weights: Float32Array
}

export interface StreamOptions {
  readonly endOfDocument: number
  readonly length: number
  /** Targets per token: 1, or as many as the soft targets have. */
  readonly columns: number
}

/**
 * Documents packed end to end, each followed by the end-of-document token, in a new order in every epoch, and cut into
 * windows: no token is padding, and a window may hold the end of one document and the start of the next, as GPT-2 was
 * trained. Batch b is the same whatever was asked for before it.
 */
export class TokenStream {
  /** Predicted tokens of one epoch, ends of documents included. */
  readonly epochTokens: number
  readonly #items: readonly TrainingItem[]
  readonly #options: StreamOptions
  readonly #rng: Rng
  /** Brings the mean weight of all targets to 1, so that a rate means the same under any loss weights. */
  readonly #scale: number
  #epoch = -1
  /** Targets of the epoch at hand: which item, and which of its tokens. */
  #itemOf = new Int32Array(0)
  #positionOf = new Int32Array(0)

  constructor(items: readonly TrainingItem[], options: StreamOptions, rng: Rng) {
    if (items.length === 0) {
      throw new RunError(
        'a transformer has no document to train on',
        'the mix needs at least one document whose loss weight is above 0',
      )
    }
    this.#items = items
    this.#options = options
    this.#rng = rng
    this.epochTokens = items.reduce((sum, { tokens }) => sum + tokens.length + 1, 0)
    const weight = items.reduce((sum, item) => sum + item.weight * (item.tokens.length + 1 - item.prompt), 0)
    this.#scale = this.epochTokens / weight
  }

  /** `rows` windows from target `batch * rows * length` of the endless stream on. */
  batch(batch: number, rows: number): TokenBatch {
    const { length, columns, endOfDocument } = this.#options
    const size = rows * length
    const tokens = new BigInt64Array(size)
    const targets = new BigInt64Array(size * columns)
    const weights = new Float32Array(size * columns)
    const start = batch * size
    let last = start === 0 ? endOfDocument : this.#targetAt(start - 1)
    for (let index = 0; index < size; index++) {
      tokens[index] = BigInt(last)
      last = this.#targetAt(start + index)
      this.#write(targets, weights, index * columns, this.#scale / size)
    }
    return { tokens, targets, weights }
  }

  /** Moves to a target of the endless stream and returns its token. */
  #targetAt(index: number): number {
    this.#turnTo(Math.floor(index / this.epochTokens))
    this.#at = index % this.epochTokens
    const { tokens } = this.#items[this.#itemOf[this.#at]]
    return tokens[this.#positionOf[this.#at]] ?? this.#options.endOfDocument
  }
  #at = 0

  #write(targets: BigInt64Array, weights: Float32Array, offset: number, scale: number): void {
    const { columns, endOfDocument } = this.#options
    const item = this.#items[this.#itemOf[this.#at]]
    const position = this.#positionOf[this.#at]
    const weight = position < item.prompt ? 0 : item.weight * scale
    const { soft } = item
    if (soft === undefined) {
      targets[offset] = BigInt(item.tokens[position] ?? endOfDocument)
      weights[offset] = weight
      return
    }
    // Soft targets have a row for each predicted token only.
    const row = (position - item.prompt) * soft.top
    for (let column = 0; column < Math.min(columns, soft.top); column++) {
      if (weight === 0) continue
      targets[offset + column] = BigInt(soft.tokens[row + column])
      weights[offset + column] = weight * soft.probabilities[row + column]
    }
  }

  #turnTo(epoch: number): void {
    if (epoch === this.#epoch) return
    this.#epoch = epoch
    this.#itemOf = new Int32Array(this.epochTokens)
    this.#positionOf = new Int32Array(this.epochTokens)
    let at = 0
    for (const index of shuffledIndices(this.#items.length, this.#rng.fork(epoch))) {
      const { length } = this.#items[index].tokens
      for (let position = 0; position <= length; position++) {
        this.#itemOf[at] = index
        this.#positionOf[at++] = position
      }
    }
  }
}
