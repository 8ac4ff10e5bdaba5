import { z } from 'zod'
import type { Strategy } from '../contracts/recipe.js'
import { describeSource, sourceAmountSchema, sourceNeeds, sourceParts } from './source-amount.js'

export const schema = z.strictObject({
  strategy: z.literal('anchor'),
  human: sourceAmountSchema
    .optional()
    .describe('The human part; by default the whole training split, the same in every generation.'),
})

type Options = z.infer<typeof schema>

/**
 * Human data plus the whole of the last kept sample, added and not cut to a budget: N human and n synthetic
 * documents in every generation (the partially synthetic loop of Seddik et al., arXiv 2404.05090).
 *
 * With a = n / (N + n) and always the same N human documents, the expected sum of squared probabilities follows
 * S' = (1 - a^2) S_1 + a^2 (1/n + (1 - 1/n) S), where S_1 is that of the N documents' own distribution: the loop
 * levels off near what one fit on the human data has. By default, and with `fixed`, everything is conditional on
 * these N documents; `redraw` conditions on the training split, `fresh` on the truth.
 */
export const anchor: Strategy<Options> = {
  name: 'anchor',
  version: 1,
  describe: ({ human }) => `${describeSource(human)} and the last sample`,
  compose({ human }, context) {
    const last = context.generation - 1
    const { parts, documents: anchored } = sourceParts(human, context)
    const documents = anchored + context.history[last].kept
    return {
      parts: [...parts, { source: { sample: last }, take: { kind: 'all' } }],
      requested: { documents, humanShare: anchored / documents },
    }
  },
  needs({ human }, _generation, sizes) {
    const needs = sourceNeeds(human, sizes.human)
    return { ...needs, documents: needs.documents + sizes.sample, lastSample: 1 }
  },
}
