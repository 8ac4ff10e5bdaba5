import type { Tokenisation } from '../contracts/text.js'
import type { Tokenizer } from '../contracts/tokenizer.js'

/**
 * A model's own tokens as pieces of the text: joined, they are the text. Tokens that end inside a character (bytes of
 * an emoji, say) make one piece with those that complete it, so that there may be fewer pieces than tokens; a word that
 * the vocabulary lacks is a piece as it stands.
 *
 * @example
 * byModelTokens(bytesTokenizer()).split('aé') // ['a', 'é']: three bytes, two characters
 */
export function byModelTokens(tokenizer: Tokenizer): Tokenisation {
  return {
    name: `model tokens (${tokenizer.label})`,
    split: (text) => tokenizer.pieces(text),
    leading(text, count) {
      const pieces = tokenizer.pieces(text).slice(0, count)
      return text.slice(
        0,
        pieces.reduce((length, piece) => length + piece.length, 0),
      )
    },
  }
}
