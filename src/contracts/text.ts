/** Documents as integer-coded tokens: document d owns `words[offsets[d]] .. words[offsets[d + 1] - 1]`. */
export interface Corpus {
  readonly words: Int32Array
  readonly offsets: Uint32Array
}

/**
 * All distinct k-grams of a corpus, numbered in lexicographic order of their word codes. The children of a
 * (k-1)-gram (the k-grams that begin with it) therefore stand side by side.
 */
export interface NgramLevel {
  readonly order: number
  readonly size: number
  /** Last word of each k-gram, ascending among siblings. */
  readonly words: Int32Array
  /** How often each k-gram occurs. */
  readonly counts: Int32Array
  /** k-gram g's children are `childStart[g] .. childStart[g + 1] - 1` of the next level; empty at the last level. */
  readonly childStart: Int32Array
  /** Number, one level down, of the (k-1)-gram that lacks the first word; empty at level 1. */
  readonly suffixes: Int32Array
  /** Occurrences of all k-grams: the sum of `counts`. */
  readonly total: number
}

/**
 * A way of cutting text into tokens. Tokens are pieces of the text, in its order; what stands between them (white
 * space, say) belongs to none.
 */
export interface Tokenisation {
  /** `whitespace`, `words`, `characters`, or a model's: shown wherever numbers rest on it. */
  readonly name: string
  split(text: string): string[]
  /** The text up to the end of its `count`-th token, or of its last where it has fewer. */
  leading(text: string, count: number): string
}

/** A set of documents as metrics see it; what is derived is computed once and kept. */
export interface TextView {
  readonly texts: readonly string[]
  readonly tokenisation: Tokenisation
  /** 0 where a document was cut by the token limit; absent for human text. */
  readonly finished?: Uint8Array
  /**
   * The documents' tokens; whitespace-separated with case kept, unless another tokenisation was asked for. In a
   * probe the stream is cut at the probe's number of tokens, so that every diversity metric is taken at the same
   * sample size.
   */
  corpus(): Corpus
  /** Distinct n-grams; n-grams never cross documents. */
  ngrams(n: number): NgramLevel
  /** Text of a token code; codes are shared by all views of one run. */
  word(code: number): string
  /**
   * The view of some of the documents, in the order given (repeated ones repeated), cut after `tokens` tokens.
   * Nothing is tokenised again.
   *
   * @throws RangeError for a document that is not there
   */
  select(documents: ArrayLike<number>, tokens?: number): TextView
}
