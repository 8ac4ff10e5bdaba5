import { z } from 'zod'
import type { ComposeContext, MixNeeds, RecipePart } from '../contracts/recipe.js'
import { BadInputError } from '../errors/index.js'
import { drawFields, type HumanDraw, humanNeeds, humanParts } from './human-draw.js'
import { percent } from './percent.js'

/** Sizes of the human part of a mix that grows with its parts: nothing is cut to a budget, so no share is promised. */
export const sourceSizes = {
  count: z.int().min(1).optional().describe('Human documents in the mix.'),
  of_source: z
    .number()
    .gt(0)
    .max(1)
    .optional()
    .describe('So much of the human training split, above 0 and up to 1 (not the share of the mix).'),
}

export interface SourceSize {
  readonly count?: number | undefined
  readonly of_source?: number | undefined
}

export const ONE_SOURCE_SIZE = {
  check: ({ count, of_source }: SourceSize): boolean => (count === undefined) !== (of_source === undefined),
  message: 'expected exactly one size: count (documents) or of_source (share of the training split)',
  // An arm that gives one size over a base with the other drops the other.
  meta: { exclusive: [['count', 'of_source']] },
}

/** How much of the human data a mix takes, and how. */
export const sourceAmountSchema = z
  .strictObject({ ...sourceSizes, ...drawFields })
  .refine(ONE_SOURCE_SIZE.check, { message: ONE_SOURCE_SIZE.message })
  .meta(ONE_SOURCE_SIZE.meta)

/** Without an amount: the whole training split. */
export type SourceAmount = (SourceSize & HumanDraw) | undefined

/** Human documents of a training split of `human` documents. */
export function sourceDocuments({ count, of_source = 0 }: SourceSize, human: number): number {
  if (count !== undefined) return count
  const documents = Math.round(of_source * human)
  if (documents === 0) {
    throw new BadInputError(
      `of_source: ${of_source} of a training split of ${human} rounds to none`,
      'Ask for more, or give more human data.',
    )
  }
  return documents
}

/** The human part of a recipe: all of the training split, or the amount that was asked for. */
export function sourceParts(
  amount: SourceAmount,
  context: ComposeContext,
): { readonly parts: RecipePart[]; readonly documents: number } {
  if (amount === undefined) {
    return { parts: [{ source: 'human', take: { kind: 'all' } }], documents: context.human }
  }
  const documents = sourceDocuments(amount, context.human)
  return { parts: humanParts(amount, documents, context), documents }
}

export function sourceNeeds(
  amount: SourceAmount,
  human: number,
): Pick<MixNeeds, 'documents' | 'human' | 'fresh'> {
  if (amount === undefined) return { documents: human, human, fresh: 0 }
  const documents = sourceDocuments(amount, human)
  return { documents, ...humanNeeds(amount, documents) }
}

/** `all human data`, `25% of the human data (redraw)`, `200 human (fixed)`. */
export function describeSource(amount: (SourceSize & Pick<HumanDraw, 'draw'>) | undefined): string {
  if (amount === undefined) return 'all human data'
  const { count, of_source = 0, draw } = amount
  const size = count === undefined ? `${percent(of_source)} of the human data` : `${count} human`
  return `${size} (${draw})`
}
