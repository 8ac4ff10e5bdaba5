import { z } from 'zod'
import type { RecipePart, Strategy } from '../contracts/recipe.js'

export const schema = z.strictObject({ strategy: z.literal('accumulate') })

/**
 * All human training data and every kept sample so far: the mix grows by one sample a generation, and the
 * human share falls as 1 / (1 + g) where samples are as large as the human split
 * (Gerstgrasser et al., arXiv 2404.01413).
 */
export const accumulate: Strategy = {
  name: 'accumulate',
  version: 1,
  describe: () => 'all human data and every sample so far',
  compose(_options, { human, history }) {
    const samples = history.map(
      ({ generation }): RecipePart => ({ source: { sample: generation }, take: { kind: 'all' } }),
    )
    const documents = history.reduce((sum, past) => sum + past.kept, human)
    return {
      parts: [{ source: 'human', take: { kind: 'all' } }, ...samples],
      requested: { documents, humanShare: human / documents },
    }
  },
  needs: (_options, generation, sizes) => ({
    documents: sizes.human + generation * sizes.sample,
    human: sizes.human,
    fresh: 0,
    lastSample: 1,
  }),
}
