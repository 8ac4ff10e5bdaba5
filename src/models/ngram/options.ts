import { z } from 'zod'

const smoothingSchema = z
  .union(
    [
      z.literal('none'),
      z.literal('kneser-ney'),
      z.strictObject({
        absolute: z
          .number()
          .gt(0)
          .lt(1)
          .describe(
            'Discount taken off every seen count, between 0 and 1. Of counts below it, which loss weights can make, all is taken off.',
          ),
      }),
      z.strictObject({ add: z.number().gt(0).describe('Count added to every word, seen or not.') }),
    ],
    { error: 'expected none, kneser-ney, { absolute: d } with 0 < d < 1, or { add: k } with k > 0' },
  )
  .describe(
    'How probability is given to unseen words: `none` (maximum likelihood: never), `{ absolute: d }` ' +
      '(interpolated absolute discount), `{ add: k }` (additive, highest order only) or `kneser-ney` ' +
      '(interpolated modified Kneser-Ney as KenLM computes it).',
  )

/** Contexts are numbered as row * 16 + length: 15 tokens before the predicted one at most. */
export const LARGEST_ORDER = 16

export const ngramSchema = z.strictObject({
  family: z.literal('ngram').describe('N-gram model of words, characters or bytes.'),
  order: z
    .int()
    .min(1)
    .max(LARGEST_ORDER)
    .default(6)
    .describe(
      `Tokens the model sees at once, the predicted one included (1 to ${LARGEST_ORDER}). Memory is about 16 bytes ` +
        'for each different n-gram of each order up to this one, 32 once the model scores.',
    ),
  tokens: z
    .enum(['words', 'characters', 'bytes'])
    .default('words')
    .describe(
      'What a token is: `words` separated by white space, Unicode `characters` (code points, white space included), ' +
        'or `bytes` of UTF-8 (all 256 are known; drawn bytes that are no valid UTF-8 are read as U+FFFD). ' +
        '`max_tokens` counts these tokens, and so does the loss.',
    ),
  smoothing: smoothingSchema.default({ absolute: 0.1 }),
})

export type NgramOptions = z.infer<typeof ngramSchema>
export type Smoothing = NgramOptions['smoothing']

/** A smoothing in one line, for messages and notes: `absolute 0.1`. */
export function smoothingName(smoothing: Smoothing): string {
  if (typeof smoothing === 'string') return smoothing
  return 'absolute' in smoothing ? `absolute ${smoothing.absolute}` : `add ${smoothing.add}`
}
