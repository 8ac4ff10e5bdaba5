import type { Tokenizer } from '../../contracts/tokenizer.js'
import { BadInputError } from '../../errors/index.js'
import { GrowingIds } from './growing-ids.js'
import { END_OF_DOCUMENT, UNKNOWN } from './special-tokens.js'
import { wordLevelJson } from './tokenizer-json.js'
import { wellFormed } from './utf8.js'
import { tokenTexts } from './token-texts.js'

/** Any one code point, line ends included, in Oniguruma's syntax: how Hugging Face's reader cuts the text. */
export const CHARACTER_PATTERN = '[\\s\\S]'

/**
 * The characters (code points) of texts as tokens, in the order of their code points, then the unknown token and the
 * end of a document. The unknown token stands for every other character and decodes to U+FFFD.
 *
 * @example
 * const tokenizer = charactersOf(['abba'])
 * tokenizer.encode('ax') // 0, 2: "a" and the unknown token
 * tokenizer.decode([1, 2]) // 'b\ufffd'
 */
export function charactersOf(texts: readonly string[]): Tokenizer {
  const characters = new Set<string>()
  for (const text of texts) for (const character of wellFormed(text)) characters.add(character)
  if (characters.size === 0) {
    throw new BadInputError(
      'the human data has no characters: no vocabulary can be made of it',
      'give it a document that is not empty, or take tokens: bytes',
    )
  }
  return new CharacterTokenizer([...characters].sort((one, other) => pointOf(one) - pointOf(other)))
}

function pointOf(character: string): number {
  return character.codePointAt(0)!
}

export class CharacterTokenizer implements Tokenizer {
  readonly label: string
  readonly size: number
  readonly unknown: number
  readonly endOfDocument: number
  readonly #characters: readonly string[]
  readonly #texts: readonly string[]
  readonly #ids: ReadonlyMap<number, number>

  /** `characters`: by id. */
  constructor(characters: readonly string[]) {
    this.#characters = characters
    this.#texts = [...characters, '\ufffd', '']
    this.#ids = new Map(characters.map((character, id) => [pointOf(character), id]))
    this.unknown = characters.length
    this.endOfDocument = characters.length + 1
    this.size = characters.length + 2
    this.label = `characters (${this.size.toLocaleString('en-US')} tokens)`
  }

  encode(text: string): Int32Array {
    const ids = new GrowingIds(text.length)
    for (const character of wellFormed(text)) ids.push(this.#ids.get(pointOf(character)) ?? this.unknown)
    return ids.take()
  }

  pieces(text: string): string[] {
    return Array.from(text)
  }

  decode(tokens: ArrayLike<number>): string {
    return tokenTexts(tokens, this.#texts)
  }

  toJson(): string {
    return wordLevelJson(
      [...this.#characters, UNKNOWN, END_OF_DOCUMENT],
      CHARACTER_PATTERN,
      this.endOfDocument,
    )
  }
}
