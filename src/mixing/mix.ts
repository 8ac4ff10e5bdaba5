import { z } from 'zod'
import type { Strategy } from '../contracts/recipe.js'
import { RunError } from '../errors/index.js'
import {
  describeHuman,
  humanAmountSchema,
  humanDocuments,
  humanParts,
  shuffledParts,
} from './human-amount.js'

export const schema = z.strictObject({
  strategy: z.literal('mix'),
  human: humanAmountSchema,
})

type Options = z.infer<typeof schema>

/**
 * A mix of constant size (the budget): so much human data, the rest a random part of the last generation's
 * kept sample. With `draw: redraw` the human part is an independent draw from the training split's empirical
 * distribution; only `fresh` draws from the truth.
 */
export const mix: Strategy<Options> = {
  name: 'mix',
  version: 1,
  describe: ({ human }) => `${describeHuman(human)}, the rest the last sample`,
  compose({ human }, context) {
    const documents = humanDocuments(human, context.budget)
    const synthetic = context.budget - documents
    if (synthetic < 0) {
      throw new RunError(
        `the mix wants ${documents} human documents in a budget of ${context.budget}`,
        'Ask for fewer (human.count) or set a larger loop.budget.',
      )
    }
    const last = context.generation - 1
    const parts = humanParts(human, documents, context)
    if (synthetic > 0) {
      parts.push(
        ...shuffledParts(
          { sample: last },
          context.history[last].kept,
          synthetic,
          'synthetic',
          human.allow_repetition,
        ),
      )
    }
    // The share as it was asked for: what rounding to whole documents made of it stands beside it as realised.
    const humanShare = human.share ?? documents / context.budget
    return { parts, requested: { documents: context.budget, humanShare } }
  },
  needs({ human }, _generation, sizes) {
    const documents = humanDocuments(human, sizes.budget)
    const fresh = human.draw === 'fresh'
    return {
      documents: sizes.budget,
      human: fresh || human.allow_repetition ? 0 : documents,
      fresh: fresh ? documents : 0,
      // Negative where the human part alone is larger than the mix: no repetition helps there.
      lastSample: Math.min(sizes.budget - documents, human.allow_repetition ? 1 : sizes.budget),
    }
  },
}
