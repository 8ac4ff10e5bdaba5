import type { Tokenizer } from '../../contracts/tokenizer.js'
import { CHARACTER_PATTERN, CharacterTokenizer } from './characters.js'
import type { JsonField } from './json-field.js'
import { readTokens } from './read-vocabulary.js'
import { END_OF_DOCUMENT, UNKNOWN } from './special-tokens.js'
import { WORD_PATTERN, WordTokenizer } from './words.js'

/** Characters or words as this program writes them; those of other programs are refused. */
export function readWordLevel(file: JsonField): Tokenizer {
  if (!file.at('normalizer').isAbsent) throw file.at('normalizer').refuse('null')
  const vocabulary = file.at('model').at('vocab')
  const tokens = readTokens(vocabulary, [])
  const learned = tokens.slice(0, -2)
  const known = learned.filter((token) => token !== undefined)
  if (tokens.at(-2) !== UNKNOWN || tokens.at(-1) !== END_OF_DOCUMENT || known.length < learned.length)
    throw vocabulary.fault(
      `expected the ids 0, 1, 2, ..., the last two those of ${UNKNOWN} and ${END_OF_DOCUMENT}`,
    )
  const pattern = file.at('pre_tokenizer').at('pattern').at('Regex')
  switch (pattern.text()) {
    case CHARACTER_PATTERN: {
      const wrong = known.find((character) => [...character].length !== 1)
      if (wrong !== undefined)
        throw vocabulary.fault(`expected single characters, found ${JSON.stringify(wrong)}`)
      return new CharacterTokenizer(known)
    }
    case WORD_PATTERN:
      return new WordTokenizer(known)
    default:
      throw pattern.refuse('the pattern of characters or of words of this program')
  }
}
