import { z } from 'zod'
import type { Strategy } from '../contracts/recipe.js'

export const schema = z.strictObject({ strategy: z.literal('human-only') })

/**
 * The control: every generation is refitted on the whole human training split, with nothing synthetic. What
 * changes over its generations is refitting and sampling noise alone.
 */
export const humanOnly: Strategy = {
  name: 'human-only',
  version: 1,
  describe: () => 'human training data alone',
  humanOnly: true,
  compose: (_options, context) => ({
    parts: [{ source: 'human', take: { kind: 'all' } }],
    requested: { documents: context.human, humanShare: 1 },
  }),
  needs: (_options, _generation, sizes) => ({
    documents: sizes.human,
    human: sizes.human,
    fresh: 0,
    lastSample: 0,
  }),
}
