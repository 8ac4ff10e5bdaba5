import { z } from 'zod'
import type { Strategy } from '../contracts/recipe.js'
import { describeHuman, humanAmountSchema, humanDocuments } from './human-amount.js'
import { humanNeeds, humanParts } from './human-draw.js'

export const schema = z.strictObject({
  strategy: z.literal('human-subset'),
  human: humanAmountSchema,
})

type Options = z.infer<typeof schema>

/**
 * Only the human part of a `mix` of the same amount, nothing synthetic: beside that mix it separates "fewer
 * human data" from "contaminated data". Under one seed both hold the same human documents.
 *
 * All three draws give models of the same quality; what differs is what two generations have in common: everything
 * (`fixed`), the training split (`redraw`: independent subsets of it, given the split), the truth alone (`fresh`).
 */
export const humanSubset: Strategy<Options> = {
  name: 'human-subset',
  version: 1,
  describe: ({ human }) => `${describeHuman(human)} alone`,
  humanOnly: true,
  compose({ human }, context) {
    const documents = humanDocuments(human, context.budget)
    return {
      parts: humanParts(human, documents, context),
      requested: { documents, humanShare: 1 },
    }
  },
  needs({ human }, _generation, sizes) {
    const documents = humanDocuments(human, sizes.budget)
    return { documents, ...humanNeeds(human, documents), lastSample: 0 }
  },
}
