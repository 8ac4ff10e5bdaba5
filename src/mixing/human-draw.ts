import { z } from 'zod'
import type { ComposeContext, MixNeeds, RecipePart, Take } from '../contracts/recipe.js'
import { RunError } from '../errors/index.js'

/** Which human documents a mix takes. */
export interface HumanDraw {
  readonly draw: 'fixed' | 'redraw' | 'fresh'
  readonly allow_repetition: boolean
}

export const drawField = z
  .enum(['fixed', 'redraw', 'fresh'])
  .describe(
    'fixed: the same subset of the training split in every generation; redraw: a new subset of it each time, which knows the truth only as far as the split does; fresh: documents never used before, which know the truth itself.',
  )

/** Fields of every schema that says how human data is drawn. */
export const drawFields = {
  draw: drawField,
  allow_repetition: z
    .boolean()
    .default(false)
    .describe('Take documents more than once where there are fewer than asked for.'),
}

/**
 * The human part of a recipe.
 *
 * What it is independent of decides what a loop converges to. `fixed` is one subset, so all generations share its
 * noise. `redraw` is a new uniform subset, without replacement, in each: given the training split, the subsets are
 * independent and their mean is the split's empirical distribution, never the truth. `fresh` documents are
 * independent of everything before, and their mean is the truth.
 */
export function humanParts(how: HumanDraw, documents: number, context: ComposeContext): RecipePart[] {
  if (documents === 0) return []
  if (how.draw === 'fresh') {
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
  const label = humanLabel(how, context.generation)
  return shuffledParts('human', context.human, documents, label, how.allow_repetition)
}

/** The label under which human documents are shuffled: arms with the same one share documents. */
export function humanLabel({ draw }: Pick<HumanDraw, 'draw'>, generation: number): string {
  return draw === 'fixed' ? 'human' : `human/generation-${generation}`
}

/** What `humanParts` will need, known beforehand. */
export function humanNeeds(how: HumanDraw, documents: number): Pick<MixNeeds, 'human' | 'fresh'> {
  if (how.draw === 'fresh') return { human: 0, fresh: documents }
  return { human: how.allow_repetition ? 0 : documents, fresh: 0 }
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
      source === 'human'
        ? 'Ask for fewer, give more human data, or set allow_repetition: true.'
        : 'Set a smaller loop.budget or a larger loop.sample.documents, let curation keep more, or set allow_repetition: true.',
    )
  }
  if (available === 0) {
    throw new RunError(`the mix wants ${documents} documents of ${sourceName(source)}, there are none`)
  }
  return repeatedParts({ source, take: { kind: 'all' } }, available, documents, label)
}

/**
 * `documents` from a part of `size` documents: the part as often as it fits as a whole, and a random piece of it.
 * The piece of a whole source is shuffled under the label; a part that is shuffled already gives its beginning, and
 * so does a range of fresh documents, whose order is random.
 */
export function repeatedParts(
  part: RecipePart,
  size: number,
  documents: number,
  label: string,
): RecipePart[] {
  const repetitions = Math.floor(documents / size)
  const rest = documents - repetitions * size
  const parts: RecipePart[] = []
  if (repetitions > 0) parts.push({ ...part, ...(repetitions > 1 ? { repetitions } : {}) })
  if (rest > 0) parts.push({ ...part, take: pieceOf(part.take, rest, label) })
  return parts
}

function pieceOf(take: Take, documents: number, label: string): Take {
  switch (take.kind) {
    case 'all':
      return { kind: 'shuffled', label, from: 0, to: documents }
    case 'indices':
      return { kind: 'indices', indices: take.indices.slice(0, documents) }
    default:
      return { ...take, to: take.from + documents }
  }
}

function sourceName(source: RecipePart['source']): string {
  if (source === 'human') return 'the human training split'
  if (source === 'fresh') return 'fresh human data'
  return `generation ${source.sample}'s kept sample`
}
