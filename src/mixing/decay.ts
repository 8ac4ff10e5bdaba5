import { z } from 'zod'
import type { Strategy } from '../contracts/recipe.js'
import { constantSizeNeeds, constantSizeParts } from './constant-size.js'
import { drawFields } from './human-draw.js'
import { describeSchedule, shareOf, shareSchedule } from './share-schedule.js'

export const schema = z.strictObject({
  strategy: z.literal('decay'),
  human: z
    .strictObject({
      share: shareSchedule.describe(
        'Human share of the final mix by generation: { linear: { from, to, over } }, { geometric: { from, factor } } or { steps: [{ from_generation, share }] }. Less than half a document is none.',
      ),
      ...drawFields,
    })
    .describe('The human part of the mix.'),
})

type Options = z.infer<typeof schema>

/**
 * A `mix` whose human share follows a schedule: constant size, so much human data as the generation's share says,
 * the rest a random part of the last kept sample. It models human text that grows scarce beside generated text, the
 * varying shares of the process of Shumailov et al. (Nature 631, 2024) and of Bakshi and Chakraborty
 * (arXiv 2602.10531). Draws are those of `mix`: `redraw` conditions on the training split, `fresh` on the truth.
 *
 * A share that has fallen below half a document takes none; what was asked for stands beside it in the recipe.
 */
export const decay: Strategy<Options> = {
  name: 'decay',
  version: 1,
  describe: ({ human }) => `${describeSchedule(human.share)} (${human.draw}), the rest the last sample`,
  compose({ human }, context) {
    const humanShare = shareOf(human.share, context.generation)
    const documents = Math.round(humanShare * context.budget)
    return {
      parts: constantSizeParts(human, documents, context),
      requested: { documents: context.budget, humanShare },
    }
  },
  needs: ({ human }, generation, sizes) =>
    constantSizeNeeds(human, Math.round(shareOf(human.share, generation) * sizes.budget), sizes),
}
