import { z } from 'zod'
import type { Strategy } from '../contracts/recipe.js'

export const schema = z.strictObject({ strategy: z.literal('replace') })

/** Each generation is trained on the last generation's kept sample alone: the fully synthetic loop. */
export const replace: Strategy = {
  name: 'replace',
  version: 1,
  describe: () => 'the last sample alone',
  compose(_options, { generation, history }) {
    const last = generation - 1
    return {
      parts: [{ source: { sample: last }, take: { kind: 'all' } }],
      requested: { documents: history[last].kept, humanShare: 0 },
    }
  },
  needs: (_options, _generation, sizes) => ({
    documents: sizes.sample,
    human: 0,
    fresh: 0,
    lastSample: 1,
  }),
}
