/** Documents `from`, `from + 1`, ... to be drawn; see `SampleRequest`. */
export interface TokenRequest {
  readonly from: number
  readonly count: number
  /** What each document continues, without the end-of-document token before it; `count` of them, or none. */
  readonly prompts?: readonly ArrayLike<number>[] | undefined
}

/** A document as it was drawn. */
export interface DrawnDocument {
  /** Without the prompt and without the end-of-document token. */
  readonly tokens: Int32Array
  /** Whether the model ended it; else `max_tokens` did. */
  readonly finished: boolean
}

export interface TokenSample {
  readonly documents: readonly DrawnDocument[]
  /** Tokens drawn, ends of documents included. */
  readonly tokens: number
  /** See `forwardFlops`: every document on its own, the prompt included. */
  readonly flops: number
}
