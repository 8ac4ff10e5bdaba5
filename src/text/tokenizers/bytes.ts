import type { Tokenizer } from '../../contracts/tokenizer.js'
import { BYTES, CHARACTER_OF_BYTE } from './byte-alphabet.js'
import { ByteLevelTokenizer } from './byte-level.js'
import { END_OF_DOCUMENT } from './special-tokens.js'
import { byteLevelJson } from './tokenizer-json.js'

/**
 * The bytes of UTF-8 as tokens, each its own id, and the end of a document: 257 tokens. Nothing is out of vocabulary.
 *
 * @example
 * bytesTokenizer().encode('é') // 195, 169: the bytes C3 and A9
 */
export function bytesTokenizer(): Tokenizer {
  const tokens = [...CHARACTER_OF_BYTE, END_OF_DOCUMENT]
  return new ByteLevelTokenizer({
    label: 'bytes',
    tokens,
    merges: [],
    special: new Set([BYTES]),
    endOfDocument: BYTES,
    patterns: [],
    toJson: () => byteLevelJson(tokens, [], BYTES, false),
  })
}
