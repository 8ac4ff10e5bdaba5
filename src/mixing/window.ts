import { z } from 'zod'
import type { RecipePart, Strategy } from '../contracts/recipe.js'

export const schema = z.strictObject({
  strategy: z.literal('window'),
  generations: z
    .int()
    .min(1)
    .describe('How many of the last generations give their samples (fewer while there are fewer).'),
})

type Options = z.infer<typeof schema>

/**
 * All that the last k generations kept, and nothing human after generation 0: the most recent models of Seddik et
 * al. (arXiv 2404.05090). A window delays collapse, it does not stop it: with k = 1 it is `replace`, and only a
 * window as long as the run keeps what the first sample held.
 *
 * The mix grows to k samples. Its human data is what the samples remember of it; for human data that stays, see
 * `anchor` and `accumulate`.
 */
export const window: Strategy<Options> = {
  name: 'window',
  version: 1,
  describe: ({ generations }) =>
    generations === 1 ? 'the last sample alone' : `the samples of the last ${generations} generations`,
  compose({ generations }, { history }) {
    const recent = history.slice(-generations)
    return {
      parts: recent.map(
        ({ generation }): RecipePart => ({ source: { sample: generation }, take: { kind: 'all' } }),
      ),
      requested: { documents: recent.reduce((sum, { kept }) => sum + kept, 0), humanShare: 0 },
    }
  },
  needs: ({ generations }, generation, sizes) => ({
    documents: Math.min(generations, generation) * sizes.sample,
    human: 0,
    fresh: 0,
    lastSample: 1,
  }),
}
