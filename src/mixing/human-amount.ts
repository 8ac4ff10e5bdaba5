import { z } from 'zod'
import type { ComposeContext, RecipePart } from '../contracts/recipe.js'
import { BadInputError, RunError } from '../errors/index.js'

const size = {
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
  .strictObject({
    ...size,
    draw: z
      .enum(['fixed', 'redraw', 'fresh'])
      .describe(
        'fixed: the same subset of the training split in every generation; redraw: a new subset of it each time; fresh: documents never used before.',
      ),
    allow_repetition: z
      .boolean()
      .default(false)
      .describe('Take documents more than once where there are fewer than asked for.'),
  })
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
      `a human share of ${share} of a mix of ${budget} documents is less than half a document`,
      'Ask for a larger share, set a larger loop.budget, or write share: 0.',
    )
  }
  return documents
}

/** `10% human (redraw)`, `200 human documents (fixed)`. */
export function describeHuman({ share, count, draw }: HumanAmount): string {
  // Ten digits hide what binary fractions add to a per cent: 0.07 * 100 is 7.000000000000001.
  const size =
    count === undefined
      ? `${Number(((share ?? 0) * 100).toPrecision(10))}% human`
      : `${count} human documents`
  return `${size} (${draw})`
}

/** The human part of a recipe: `documents` items by the amount's draw. */
export function humanParts(amount: HumanAmount, documents: number, context: ComposeContext): RecipePart[] {
  if (documents === 0) return []
  if (amount.draw === 'fresh') {
    const left = context.fresh - context.freshUsed
    if (documents > left) {
      throw new RunError(
        `generation ${context.generation} wants ${documents} fresh human documents, ${left} are left of ${context.fresh}`,
        'Give more human data (human.fresh), fewer generations, a smaller share, or draw: redraw.',
      )
    }
    const from = context.freshUsed
    return [{ source: 'fresh', take: { kind: 'range', from, to: from + documents } }]
  }
  const label = amount.draw === 'fixed' ? 'human' : `human/generation-${context.generation}`
  return shuffledParts('human', context.human, documents, label, amount.allow_repetition)
}

/**
 * A random subset of a source as recipe parts. Asked for more than there is, it refuses, or repeats the whole
 * source as often as it fits and adds a subset: repetitions are written down, never silent.
 */
export function shuffledParts(
  source: RecipePart['source'],
  available: number,
  documents: number,
  label: string,
  allowRepetition: boolean,
): RecipePart[] {
  if (documents > available && !allowRepetition) {
    throw new RunError(
      `the mix wants ${documents} documents of ${sourceName(source)}, there are ${available}`,
      'Ask for less, provide more, or set allow_repetition: true.',
    )
  }
  if (available === 0) {
    throw new RunError(`the mix wants ${documents} documents of ${sourceName(source)}, there are none`)
  }
  const repetitions = Math.floor(documents / available)
  const rest = documents - repetitions * available
  const parts: RecipePart[] = []
  if (repetitions > 0) {
    parts.push({ source, take: { kind: 'all' }, ...(repetitions > 1 ? { repetitions } : {}) })
  }
  if (rest > 0) parts.push({ source, take: { kind: 'shuffled', label, from: 0, to: rest } })
  return parts
}

function sourceName(source: RecipePart['source']): string {
  if (source === 'human') return 'the human training split'
  if (source === 'fresh') return 'fresh human data'
  return `generation ${source.sample}'s kept sample`
}
