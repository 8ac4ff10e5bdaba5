import type { Merge } from './merges.js'
import { END_OF_DOCUMENT, UNKNOWN } from './special-tokens.js'

/**
 * The layout of Hugging Face's tokenizer.json. Its vocabularies are written by hand: JSON.stringify would put tokens
 * that look like whole numbers first, and the order of ids would be lost to readers of the file.
 */

/** A byte-level BPE; `patterned` where texts are cut as in GPT-2, not at all otherwise. */
export function byteLevelJson(
  tokens: readonly string[],
  merges: readonly Merge[],
  endOfDocument: number,
  patterned: boolean,
): string {
  const byteLevel = { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: patterned }
  const pairs = merges.map(({ left, right }) => `${tokens[left]} ${tokens[right]}`)
  const options =
    '"type":"BPE","dropout":null,"unk_token":null,"continuing_subword_prefix":null,"end_of_word_suffix":null,' +
    '"fuse_unk":false,"byte_fallback":false,"ignore_merges":false'
  return fileOf({
    endOfDocument,
    preTokenizer: byteLevel,
    decoder: byteLevel,
    model: `{${options},\n"vocab":${vocabularyJson(tokens)},\n"merges":${listJson(pairs)}}`,
  })
}

/** Whole pieces as tokens; a piece is what the pattern matches, and what is not known is the unknown token. */
export function wordLevelJson(tokens: readonly string[], pattern: string, endOfDocument: number): string {
  return fileOf({
    endOfDocument,
    preTokenizer: { type: 'Split', pattern: { Regex: pattern }, behavior: 'Isolated', invert: false },
    decoder: { type: 'Fuse' },
    model: `{"type":"WordLevel",\n"vocab":${vocabularyJson(tokens)},\n"unk_token":${JSON.stringify(UNKNOWN)}}`,
  })
}

interface Parts {
  readonly endOfDocument: number
  readonly preTokenizer: object
  readonly decoder: object
  readonly model: string
}

function fileOf({ endOfDocument, preTokenizer, decoder, model }: Parts): string {
  const added = {
    id: endOfDocument,
    content: END_OF_DOCUMENT,
    single_word: false,
    lstrip: false,
    rstrip: false,
    normalized: false,
    special: true,
  }
  return `{"version":"1.0","truncation":null,"padding":null,
"added_tokens":[${JSON.stringify(added)}],
"normalizer":null,
"pre_tokenizer":${JSON.stringify(preTokenizer)},
"post_processor":null,
"decoder":${JSON.stringify(decoder)},
"model":${model}}
`
}

function vocabularyJson(tokens: readonly string[]): string {
  return `{\n${tokens.map((token, id) => `${JSON.stringify(token)}:${id}`).join(',\n')}}`
}

function listJson(items: readonly string[]): string {
  return `[${items.map((item) => `\n${JSON.stringify(item)}`).join(',')}]`
}
