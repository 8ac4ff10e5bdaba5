import type { Tokenizer } from '../../contracts/tokenizer.js'
import { BadInputError } from '../../errors/index.js'
import { GrowingIds } from './growing-ids.js'
import { eachPiece } from './pieces.js'
import { END_OF_DOCUMENT, UNKNOWN } from './special-tokens.js'
import { tokenTexts } from './token-texts.js'
import { wordLevelJson } from './tokenizer-json.js'
import { translatePattern } from './translate-pattern.js'
import { wellFormed } from './utf8.js'

export const DEFAULT_WORDS = 10_000

/**
 * What the unknown token decodes to. With the space that most words have before them, so that it does not stick to
 * its neighbour; and one piece of the pattern, so that a text that was written with it is read as it was.
 */
const PLACEHOLDER = ` ${UNKNOWN}`

/**
 * How a text is cut into words, in Oniguruma's syntax: the placeholder; the end of an English contraction; letters or
 * digits, with the space before them; any other sign alone; a line end; white space, of which the last space is left
 * to the word behind it. Joined, the pieces are the text.
 */
export const WORD_PATTERN = [
  ' ?<\\|unknown\\|>',
  "['’](?:s|t|re|ve|m|ll|d)(?![\\p{L}\\p{M}\\p{N}])",
  ' ?[\\p{L}\\p{M}]+',
  ' ?\\p{N}+',
  ' ?[^\\s\\p{L}\\p{M}\\p{N}]',
  '\\n',
  '[^\\S\\n]+(?!\\S)',
  '[^\\S\\n]+',
].join('|')

/**
 * The `vocabulary` most frequent words of texts as tokens, the most frequent first; of equally frequent ones the one
 * that sorts first by UTF-16 units. Then come the unknown token, which stands for every other word, and the end of a
 * document. Words are the pieces of `WORD_PATTERN`: "Rain, he said." is "Rain", ",", " he", " said", ".".
 * The unknown token decodes to " <|unknown|>".
 *
 * @example
 * const tokenizer = wordsOf(['the cat, the dog, the bird'], 2) // " the" and "," occur twice, all else once
 * tokenizer.encode('the cat, the') // 2, 2, 1, 0: "the" and " cat" are unknown
 */
export function wordsOf(texts: readonly string[], vocabulary = DEFAULT_WORDS): Tokenizer {
  const counts = new Map<string, number>()
  const patterns = [translatePattern(WORD_PATTERN)]
  for (const text of texts)
    eachPiece(wellFormed(text), patterns, (word) => counts.set(word, (counts.get(word) ?? 0) + 1))
  // What is written for unknown words is not a word of the text.
  for (const placeholder of [UNKNOWN, PLACEHOLDER]) counts.delete(placeholder)
  if (counts.size === 0) {
    throw new BadInputError(
      'the human data has no words: no vocabulary can be made of it',
      'give it a document that is not empty, or take tokens: bytes',
    )
  }
  const ranked = [...counts].sort(([one, count], [other, otherCount]) =>
    count !== otherCount ? otherCount - count : one < other ? -1 : 1,
  )
  return new WordTokenizer(ranked.slice(0, vocabulary).map(([word]) => word))
}

export class WordTokenizer implements Tokenizer {
  readonly label: string
  readonly size: number
  readonly unknown: number
  readonly endOfDocument: number
  readonly #words: readonly string[]
  readonly #texts: readonly string[]
  readonly #ids: ReadonlyMap<string, number>
  readonly #patterns = [translatePattern(WORD_PATTERN)]

  /** `words`: by id. */
  constructor(words: readonly string[]) {
    this.#words = words
    this.#texts = [...words, PLACEHOLDER, '']
    this.#ids = new Map(words.map((word, id) => [word, id]))
    this.unknown = words.length
    this.endOfDocument = words.length + 1
    this.size = words.length + 2
    this.label = `words (${this.size.toLocaleString('en-US')} tokens)`
  }

  encode(text: string): Int32Array {
    const ids = new GrowingIds(text.length >>> 2)
    eachPiece(wellFormed(text), this.#patterns, (word) => ids.push(this.#ids.get(word) ?? this.unknown))
    return ids.take()
  }

  pieces(text: string): string[] {
    const pieces: string[] = []
    eachPiece(text, this.#patterns, (word) => pieces.push(word))
    return pieces
  }

  decode(tokens: ArrayLike<number>): string {
    return tokenTexts(tokens, this.#texts)
  }

  toJson(): string {
    return wordLevelJson([...this.#words, UNKNOWN, END_OF_DOCUMENT], WORD_PATTERN, this.endOfDocument)
  }
}
