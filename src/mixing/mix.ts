import { z } from 'zod'
import type { Strategy } from '../contracts/recipe.js'
import { constantSizeNeeds, constantSizeParts } from './constant-size.js'
import { describeHuman, humanAmountSchema, humanDocuments } from './human-amount.js'

export const schema = z.strictObject({
  strategy: z.literal('mix'),
  human: humanAmountSchema,
})

type Options = z.infer<typeof schema>

/**
 * A mix of constant size (the budget): so much human data, the rest a random part of the last generation's
 * kept sample.
 *
 * `redraw` draws from the training split's empirical distribution (a subset of it without replacement), so the loop
 * can at best hold what the split holds; `fresh` draws from the truth; `fixed` is one subset for ever.
 *
 * With r human and s synthetic documents of n, the expected sum of squared probabilities follows
 * S' = (r/n)^2 E|h|^2 + 2 (r/n)(s/n) E[h.p] + (s/n)^2 (1/s + (1 - 1/s) S), where the overlap E[h.p] of the human part
 * and the model is that of the truth, of the training split or of the one subset with itself; compare Bakshi and
 * Chakraborty (arXiv 2602.10531), whose human share is drawn document by document.
 */
export const mix: Strategy<Options> = {
  name: 'mix',
  version: 1,
  describe: ({ human }) => `${describeHuman(human)}, the rest the last sample`,
  compose({ human }, context) {
    const documents = humanDocuments(human, context.budget)
    const parts = constantSizeParts(human, documents, context)
    // The share as it was asked for: what rounding to whole documents made of it stands beside it as realised.
    const humanShare = human.share ?? documents / context.budget
    return { parts, requested: { documents: context.budget, humanShare } }
  },
  needs: ({ human }, _generation, sizes) =>
    constantSizeNeeds(human, humanDocuments(human, sizes.budget), sizes),
}
