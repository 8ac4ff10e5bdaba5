/** What a model counts as one token. */
export type TokenKind = 'words' | 'characters' | 'bytes'

/** Codes of symbols that no text reaches: a text that holds "<unk>" or "<s>" literally gets ordinary codes. */
export const UNKNOWN = 0
export const START = 1
export const END = 2
/** The first code of a token. */
export const RESERVED = 3

/** Texts as codes of tokens, and back. One file each: words, characters, bytes. */
export interface TokenCoder {
  /** Number of codes, the reserved ones included. */
  readonly size: number
  /** What was learned, in the order of the codes: all that must be stored to make the same coder again. */
  readonly learned: readonly string[]
  /** Gives every new token of the text a code. */
  learn(text: string): void
  /** Tokens that a text of so many UTF-16 units can have at most. */
  most(length: number): number
  /**
   * Writes the codes of the text's tokens into `out` from `at` on and returns the position behind them; tokens
   * that were not learned become `UNKNOWN`. `out` must have room for `most(text.length)` more.
   */
  encode(text: string, out: Int32Array, at: number): number
  /** The text of codes of tokens. */
  decode(codes: readonly number[]): string
  /** The text with token i written anew as `codes[i]`, where that is not `KEPT`; all else stays as it stands. */
  replace(text: string, codes: ArrayLike<number>): string
}

/** In `TokenCoder.replace`: the token stays. */
export const KEPT = -1
