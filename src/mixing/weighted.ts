import { z } from 'zod'
import type { Recipe, RecipePart, Strategy } from '../contracts/recipe.js'
import { BadInputError, RunError } from '../errors/index.js'
import { drawField, humanLabel, humanParts, repeatedParts } from './human-draw.js'
import { percent } from './percent.js'
import { describeSource, ONE_SOURCE_SIZE, sourceDocuments, sourceSizes } from './source-amount.js'

export const schema = z.strictObject({
  strategy: z.literal('weighted'),
  human: z
    .strictObject({ ...sourceSizes, draw: drawField })
    .refine(ONE_SOURCE_SIZE.check, { message: ONE_SOURCE_SIZE.message })
    .meta(ONE_SOURCE_SIZE.meta)
    .describe(
      'The human part, as large as the sources give it: its share of the mix follows from the weight.',
    ),
  weight: z
    .union([z.number().gt(0).lt(1), z.literal('golden-ratio')])
    .describe(
      'Weight of the human part, that of the last sample being the rest to 1; golden-ratio: the weight with the smallest error for a mean, (sqrt(k^2 + 4k) - k) / 2 with k = human / synthetic documents.',
    ),
  by: z
    .enum(['resampling', 'loss'])
    .describe(
      'loss: every document once, with a loss weight (not every family takes them); resampling: as many documents, repeated or left out so that the human share is the weight.',
    ),
})

type Options = z.infer<typeof schema>

/**
 * Human documents and the whole last sample, the human part with weight w whatever the two sizes are (He, Xu and
 * Cheng, arXiv 2502.18049). With k = human / synthetic documents, w = k / (k + 1) is plain pooling, as in `anchor`;
 * `golden-ratio` is w* = (sqrt(k^2 + 4k) - k) / 2, from the counts of this generation (after curation), for k = 1
 * the golden ratio .618.
 *
 * The theory is for `fresh` human data: the error of an estimated mean tends to
 * V(w) = (sigma^2 / n) (w^2 + k (1 - w)^2) / (1 - (1 - w)^2) with n human documents, and V(w*) = w* sigma^2 / n is
 * less than human data alone gives. With `fixed` and `redraw` the loop cannot be better than the subset or the
 * training split it returns to.
 *
 * - `loss`: item weights w N / human and (1 - w) N / synthetic for N documents in all, so that their mean is 1.
 * - `resampling`: N documents again, of which round(w N) are human: each part whole as often as it fits, and a random
 *   piece of it. Leaving out and repeating cost some of the gain: the part's variance grows by the factor
 *   size * sum c_i^2 / (sum c_i)^2, where c_i is how often document i stands in the mix.
 */
export const weighted: Strategy<Options> = {
  name: 'weighted',
  version: 1,
  describe: ({ human, weight, by }) =>
    `${describeSource(human)} and the last sample, human weight ${weight === 'golden-ratio' ? 'by the golden ratio' : percent(weight)} (${by})`,
  compose({ human, weight, by }, context): Recipe {
    const last = context.generation - 1
    const { kept } = context.history[last]
    if (kept === 0) {
      throw new RunError(
        `generation ${last} kept no documents: there is nothing to weigh human data against`,
        'Look at the sample and its curation.',
      )
    }
    const count = sourceDocuments(human, context.human)
    const w = weightOf(weight, count / kept)
    const documents = count + kept
    const humanPart = humanParts({ ...human, allow_repetition: false }, count, context)
    const synthetic: RecipePart = { source: { sample: last }, take: { kind: 'all' } }
    if (by === 'loss') {
      return {
        parts: [
          ...humanPart.map((part) => ({ ...part, weight: (w * documents) / count })),
          { ...synthetic, weight: ((1 - w) * documents) / kept },
        ],
        requested: { documents, humanShare: count / documents },
      }
    }
    // The size of the sample was not known before: it is this run that cannot go on.
    const wanted = resampledHuman(w, documents, RunError)
    const label = humanLabel(human, context.generation)
    return {
      parts: [
        ...humanPart.flatMap((part) => repeatedParts(part, count, wanted, label)),
        ...repeatedParts(synthetic, kept, documents - wanted, 'synthetic'),
      ],
      requested: { documents, humanShare: w },
    }
  },
  needs({ human, weight, by }, _generation, sizes) {
    const count = sourceDocuments(human, sizes.human)
    const documents = count + sizes.sample
    if (by === 'resampling') resampledHuman(weightOf(weight, count / sizes.sample), documents, BadInputError)
    const fresh = human.draw === 'fresh'
    return { documents, human: fresh ? 0 : count, fresh: fresh ? count : 0, lastSample: 1 }
  },
  requires: ({ by }) => ({ lossWeights: by === 'loss' }),
}

/**
 * The weight of the human part for k = human / synthetic documents.
 *
 * @example
 * weightOf('golden-ratio', 1) // 0.6180339887498948
 */
export function weightOf(weight: Options['weight'], k: number): number {
  // (sqrt(k^2 + 4k) - k) / 2, written so that nothing cancels for large k.
  return weight === 'golden-ratio' ? 2 / (1 + Math.sqrt(1 + 4 / k)) : weight
}

/** Human documents among `documents` under resampling. Neither part may vanish. */
function resampledHuman(
  weight: number,
  documents: number,
  Failure: typeof BadInputError | typeof RunError,
): number {
  const human = Math.round(weight * documents)
  if (human === 0 || human === documents) {
    throw new Failure(
      `a weight of ${weight} leaves the ${human === 0 ? 'human' : 'synthetic'} part of a mix of ${documents} empty`,
      'Choose a less extreme weight, weigh by loss, or use larger samples.',
    )
  }
  return human
}
