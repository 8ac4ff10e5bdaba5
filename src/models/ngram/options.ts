import { z } from 'zod'

const smoothingSchema = z
  .union(
    [
      z.literal('none'),
      z.literal('kneser-ney'),
      z.strictObject({
        absolute: z.number().gt(0).lt(1).describe('Discount taken off every seen count, between 0 and 1.'),
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

export const ngramSchema = z.strictObject({
  family: z.literal('ngram').describe('Word n-gram model.'),
  order: z
    .int()
    .min(1)
    .max(8)
    .default(6)
    .describe('Words the model sees at once, the predicted one included (1 to 8).'),
  smoothing: smoothingSchema.default({ absolute: 0.1 }),
})

export type NgramOptions = z.infer<typeof ngramSchema>
export type Smoothing = NgramOptions['smoothing']

/** A smoothing in one line, for messages and notes: `absolute 0.1`. */
export function smoothingName(smoothing: Smoothing): string {
  if (typeof smoothing === 'string') return smoothing
  return 'absolute' in smoothing ? `absolute ${smoothing.absolute}` : `add ${smoothing.add}`
}
