import { z } from 'zod'
import type { Strategy, Take } from '../contracts/recipe.js'

export const schema = z.strictObject({ strategy: z.literal('human-only') })

/** Under one seed the documents of a smaller budget are those of a fixed draw: arms share them. */
const LABEL = 'human'

/**
 * The control: every generation is refitted on the human training split, with nothing synthetic and with the same
 * budget as the other arms (all of it, where no smaller `loop.budget` is set). What changes over its generations
 * is refitting and sampling noise alone.
 */
export const humanOnly: Strategy = {
  name: 'human-only',
  version: 1,
  describe: () => 'human training data alone',
  humanOnly: true,
  compose(_options, { human, budget }) {
    const documents = Math.min(human, budget)
    const take: Take =
      documents === human ? { kind: 'all' } : { kind: 'shuffled', label: LABEL, from: 0, to: documents }
    return { parts: [{ source: 'human', take }], requested: { documents, humanShare: 1 } }
  },
  needs(_options, _generation, { human, budget }) {
    const documents = Math.min(human, budget)
    return { documents, human: documents, fresh: 0, lastSample: 0 }
  },
}
