import type { ComposeContext, MixNeeds, PlannedSizes, RecipePart } from '../contracts/recipe.js'
import { RunError } from '../errors/index.js'
import { type HumanDraw, humanNeeds, humanParts, shuffledParts } from './human-draw.js'

/** A mix of constant size (the budget): so many human documents, the rest a random part of the last kept sample. */
export function constantSizeParts(how: HumanDraw, documents: number, context: ComposeContext): RecipePart[] {
  const synthetic = context.budget - documents
  if (synthetic < 0) {
    throw new RunError(
      `the mix wants ${documents} human documents in a budget of ${context.budget}`,
      'Ask for fewer (human.count) or set a larger loop.budget.',
    )
  }
  const parts = humanParts(how, documents, context)
  if (synthetic === 0) return parts
  const last = context.generation - 1
  const { kept } = context.history[last]
  return [...parts, ...shuffledParts({ sample: last }, kept, synthetic, 'synthetic', how.allow_repetition)]
}

/** What `constantSizeParts` will need. */
export function constantSizeNeeds(how: HumanDraw, documents: number, { budget }: PlannedSizes): MixNeeds {
  return {
    documents: budget,
    ...humanNeeds(how, documents),
    // Negative where the human part alone is larger than the mix: no repetition helps there.
    lastSample: Math.min(budget - documents, how.allow_repetition ? 1 : budget),
  }
}
