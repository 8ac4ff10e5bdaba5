import type { Metric } from '../../contracts/metric.js'
import type { Model } from '../../contracts/model.js'
import type { TextView } from '../../contracts/text.js'
import { sorted } from '../../numerics/distribution-distance.js'
import { scoreView } from '../loss/scored.js'
import { belowMinimum, undefinedBecause } from '../text-metric.js'
import { eitherBelowMinimum, ofHuman } from './human-text.js'
import { sampleDistances } from './sample-distances.js'

const minimum = { documents: 1, tokens: 1 }

/**
 * @example
 * loss_distance.wasserstein_1 of ['a'] with 'b' as human text, where the reference gives a 1/4, b 1 and ends 1 // ln 2
 */
export const metrics: readonly Metric[] = sampleDistances.map(
  ({ name, label, unit, meaning, formula, source, between }) => ({
    id: `loss_distance.${name}`,
    version: 1,
    label: `${label} of document losses`,
    unit: unit.replace('{unit}', 'nats per token'),
    format: 'number',
    better: 'lower',
    needs: ['human', 'reference-model'],
    dependsOn: ['documents', 'length'],
    minimum,
    definition: `How different the predictability of the sample's documents is from that of human ones, under a fixed n-gram model of human text: ${meaning}. Means can agree where spreads do not: a narrowed sample lacks both the hard and the trite documents.

**Formula.** ${formula}. A document's value is its mean loss per predicted token under the reference model of \`reference_loss.per_token\`, which is fitted to the human train split.

**Human text.** The held-out test split: train text is far more predictable to the reference than any other.

**Bias.** Too high for few documents. Short documents scatter more, so samples of other lengths differ for that alone: read it beside \`length_distance.${name}\`.

**Smallest sensible sample.** About 100 documents of 20 tokens on both sides; n is the number of the sample's documents.

Source: ${source}`,
    async measure(context) {
      const { probe, test, train } = context
      const lacking =
        eitherBelowMinimum(minimum, probe, test, 'test') ?? ofHuman('train', belowMinimum(minimum, train))
      if (lacking) return [lacking]
      const reference = await context.referenceModel()
      const [human, sample] = [await documentLosses(reference, test), await documentLosses(reference, probe)]
      if (human.at(-1) === Number.POSITIVE_INFINITY || sample.at(-1) === Number.POSITIVE_INFINITY) {
        return [undefinedBecause('the reference model gives a document no probability', sample.length)]
      }
      return [{ value: between(human, sample), n: sample.length }]
    },
  }),
)

/** Mean loss of each document, ascending. */
async function documentLosses(reference: Model, view: TextView): Promise<Float64Array> {
  return sorted((await scoreView(reference, view)).documentLoss)
}
