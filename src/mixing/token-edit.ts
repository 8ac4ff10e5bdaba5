import { z } from 'zod'
import type { Strategy } from '../contracts/recipe.js'
import { percent } from './percent.js'
import { describeSource, sourceAmountSchema, sourceNeeds, sourceParts } from './source-amount.js'

export const schema = z.strictObject({
  strategy: z.literal('token-edit'),
  human: sourceAmountSchema
    .optional()
    .describe('The human part that is edited; by default the whole training split.'),
  threshold: z
    .number()
    .gt(0)
    .max(1)
    .default(0.99)
    .describe('Tokens to which the model gives at least this probability are drawn anew.'),
  temperature: z.number().gt(0).default(1).describe('Temperature at which tokens are drawn anew.'),
  top_k: z
    .int()
    .min(1)
    .nullable()
    .default(8)
    .describe('Tokens are drawn anew from the k likeliest; null: from all.'),
})

type Options = z.infer<typeof schema>

/**
 * ToEdit (Zhu et al., arXiv 2412.14689, ICML 2025): human text in which each token that the newest model finds too
 * predictable, P(token | what stands before it in the human text) >= threshold, is drawn anew from that model's
 * `top_k` likeliest. Defaults are the paper's: 0.99 and 8.
 *
 * Editing starts from the human text in every generation, so edits do not pile up. The paper's theory edits the set
 * that was edited last, and its bound holds for edits that become fewer; neither carries over to this loop. Their
 * code also drops very unlikely tokens; this does not.
 *
 * Edited documents count as human, with the number of them beside (`edited`). `fixed` edits the same documents in
 * every generation, `redraw` another subset of the training split, `fresh` ones never seen.
 */
export const tokenEdit: Strategy<Options> = {
  name: 'token-edit',
  version: 1,
  describe: ({ human, threshold }) =>
    `${describeSource(human)}, tokens of at least ${percent(threshold)} drawn anew by the last model`,
  compose({ human, threshold, temperature, top_k }, context) {
    const { parts, documents } = sourceParts(human, context)
    const edit = {
      by: context.generation - 1,
      threshold,
      temperature,
      ...(top_k === null ? {} : { top_k }),
    }
    return {
      parts: parts.map((part) => ({ ...part, edit })),
      requested: { documents, humanShare: 1 },
    }
  },
  needs: ({ human }, _generation, sizes) => ({ ...sourceNeeds(human, sizes.human), lastSample: 0 }),
  requires: () => ({ editing: true }),
}
