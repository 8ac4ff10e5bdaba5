import { z } from 'zod'
import { SMALLEST_VOCABULARY } from './byte-alphabet.js'

/** Far above any published tokenizer, so that a slip of the finger is an error at once. */
const LARGEST_VOCABULARY = 1_000_000

export const tokenizerSchema = z
  .union(
    [
      z.literal('bytes'),
      z.literal('characters'),
      z.literal('words'),
      z.strictObject({
        bpe: z
          .int()
          .min(SMALLEST_VOCABULARY)
          .max(LARGEST_VOCABULARY)
          .describe(
            `Tokens of a byte-level BPE trained on the human training split, the 256 bytes and the end of a document included (from ${SMALLEST_VOCABULARY}). A small text makes fewer.`,
          ),
      }),
      z.strictObject({
        words: z
          .int()
          .min(1)
          .max(LARGEST_VOCABULARY)
          .describe('How many of the most frequent words are kept; all others are one unknown token.'),
      }),
      z.strictObject({
        file: z
          .string()
          .min(1)
          .describe('A byte-level BPE in the layout of Hugging Face: path of its tokenizer.json.'),
      }),
    ],
    {
      error:
        `expected bytes, characters, words, { bpe: n } with n from ${SMALLEST_VOCABULARY}, { words: n }, ` +
        'or { file: path/to/tokenizer.json }',
    },
  )
  .default({ bpe: 1024 })
  .describe(
    'What a token is: `{ bpe: n }` (byte-level BPE as in GPT-2, trained on the human training split to n tokens), ' +
      '`bytes` of UTF-8, `characters` (code points of the human text), `words` (the 10,000 most frequent words, ' +
      'punctuation marks and line ends; a space belongs to the word behind it) or `{ words: n }`, or ' +
      '`{ file: tokenizer.json }` for a byte-level BPE that is there.',
  )

export type TokenizerSpec = z.infer<typeof tokenizerSchema>
