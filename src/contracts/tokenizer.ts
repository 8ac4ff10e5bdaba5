/**
 * Text as numbers and back. `decode(encode(text)) === text` for every string without lone surrogates (which no
 * UTF-8 can hold: they are read as U+FFFD), unless tokens are out of vocabulary. Special tokens cannot be written:
 * a text that spells one, `<|endoftext|>` say, is encoded as ordinary characters.
 */
export interface Tokenizer {
  /** What it is, in a word or two, for messages: `byte-level BPE of 1,024 tokens`. */
  readonly label: string
  /** Tokens there are, special ones included: ids are 0 .. size - 1. */
  readonly size: number
  /** Stands before the first and after the last token of a document. */
  readonly endOfDocument: number
  /** The id of words that are not in the vocabulary, where the rule is to replace them. */
  readonly unknown?: number
  encode(text: string): Int32Array
  /**
   * The text as its tokens cut it: joined, the pieces are the text. Tokens that end inside a character make one piece
   * with those that complete it; an unknown word is a piece as it stands.
   */
  pieces(text: string): string[]
  /** Special tokens are left out. Bytes that are no UTF-8 are read as U+FFFD. */
  decode(tokens: ArrayLike<number>): string
  /** What `tokenizer.json` holds, in the layout of Hugging Face's tokenizers: the same bytes for the same tokenizer. */
  toJson(): string
}
