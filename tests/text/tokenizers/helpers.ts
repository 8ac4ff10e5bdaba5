import fc from 'fast-check'
import { CHARACTER_OF_BYTE } from '../../../src/text/tokenizers/byte-alphabet.js'

/** Any text without lone surrogates: letters of many scripts, signs, white space, emoji, and what looks like tokens. */
export const anyText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.string({ unit: 'grapheme-ascii', maxLength: 12 }),
      fc.constantFrom(
        ' ',
        '\n',
        '\r\n',
        '  ',
        '\t',
        '\ufeff',
        '\ufffd',
        '\u0085',
        "'s",
        ' the',
        '<|endoftext|>',
      ),
      fc.constantFrom('<|unknown|>', 'e\u0301', '\u{1f642}', ' \u{1f469}\u200d\u{1f680}', '日本語', 'नमस्ते'),
    ),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.join(''))

/** A vocabulary of the 256 bytes, their ids the bytes, and further tokens from 256 on. */
export function vocabularyWith(...tokens: readonly string[]): Record<string, number> {
  return Object.fromEntries([...CHARACTER_OF_BYTE, ...tokens].map((token, id) => [token, id]))
}

export interface FileChanges {
  readonly model?: object
  readonly [field: string]: unknown
}

/** The text of a tokenizer.json as GPT-2's, with fields of one's own. Tokens from 256 on: l o w, merged in two steps. */
export function gpt2File({ model, ...fields }: FileChanges = {}): string {
  return JSON.stringify({
    version: '1.0',
    added_tokens: [{ id: 259, content: '<|endoftext|>', special: true, normalized: true }],
    normalizer: null,
    pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true },
    decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true },
    ...fields,
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: null,
      continuing_subword_prefix: '',
      end_of_word_suffix: '',
      fuse_unk: false,
      vocab: vocabularyWith('lo', 'low', 'Ġlow', '<|endoftext|>'),
      merges: ['l o', 'lo w', 'Ġ low'],
      ...model,
    },
  })
}
