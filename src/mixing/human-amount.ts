import { z } from 'zod'
import { BadInputError } from '../errors/index.js'
import { drawFields } from './human-draw.js'
import { percent } from './percent.js'

const sizes = {
  share: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe('Human share of the final mix, 0 to 1 (the budget decides how many documents that is).'),
  count: z.int().min(0).optional().describe('Human documents in the mix.'),
}

/** How much human data a mix of constant size holds, and how it is drawn. */
export const humanAmountSchema = z
  .strictObject({ ...sizes, ...drawFields })
  .refine((amount) => (amount.share === undefined) !== (amount.count === undefined), {
    message: 'expected exactly one size: share (of the final mix) or count (documents)',
  })
  // An arm that gives one size over a base with the other drops the other.
  .meta({ exclusive: [['share', 'count']] })

export type HumanAmount = z.infer<typeof humanAmountSchema>

/** Human documents of a mix of `budget` documents. A share above zero is never silently none. */
export function humanDocuments({ count, share = 0 }: HumanAmount, budget: number): number {
  if (count !== undefined) return count
  const documents = Math.round(share * budget)
  if (documents === 0 && share > 0) {
    throw new BadInputError(
      `a human share of ${share} of a mix of ${budget} rounds to none`,
      'Ask for a larger share, set a larger loop.budget, or write share: 0.',
    )
  }
  return documents
}

/** `10% human (redraw)`, `200 human (fixed)`. */
export function describeHuman({ share, count, draw }: HumanAmount): string {
  const size = count === undefined ? `${percent(share ?? 0)} human` : `${count} human`
  return `${size} (${draw})`
}
