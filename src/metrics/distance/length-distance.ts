import type { Metric } from '../../contracts/metric.js'
import type { TextView } from '../../contracts/text.js'
import { sorted } from '../../numerics/distribution-distance.js'
import { CUT_BY_VIEW } from '../../text/view.js'
import { oncePer } from '../once.js'
import { undefinedBecause } from '../text-metric.js'
import { eitherBelowMinimum } from './human-text.js'
import { sampleDistances } from './sample-distances.js'

const minimum = { documents: 1 }

/**
 * @example
 * length_distance.wasserstein_1 of ['a', 'b'] with 'a b c' as human text // 2 tokens
 * length_distance.ks of the same // 1
 * length_distance.energy of the same // 2: sqrt(2 x 2)
 * length_distance.frechet of the same // 4
 */
export const metrics: readonly Metric[] = sampleDistances.map(
  ({ name, label, unit, meaning, formula, source, between }) => ({
    id: `length_distance.${name}`,
    version: 1,
    label: `${label} of document lengths`,
    unit: unit.replace('{unit}', 'tokens'),
    format: 'number',
    better: 'lower',
    needs: ['human'],
    dependsOn: ['documents'],
    minimum,
    definition: `How different the lengths of the sample's documents are from those of human ones, in tokens: ${meaning}.

**Formula.** ${formula}. The document in which a probe's number of tokens ends has no length of its own and is left out.

**Human text.** The held-out test split; how long documents are can hardly be copied, but all distances use the same text.

**Bias.** Too high for few documents: two samples of one source differ as well. A token limit of the model (\`truncated_documents\`) shows here.

**Smallest sensible sample.** About 100 documents on both sides; n is the number of the sample's documents.

Source: ${source}`,
    measure({ probe, test }) {
      const lacking = eitherBelowMinimum(minimum, probe, test, 'test')
      if (lacking) return [lacking]
      const lengths = lengthsOf(probe)
      if (lengths.length === 0) return [undefinedBecause('the sample ends within its only document', 0)]
      return [{ value: between(lengthsOf(test), lengths), n: lengths.length }]
    },
  }),
)

/** Tokens of each document that the view holds to its end, ascending. */
export const lengthsOf: (view: TextView) => Float64Array = oncePer((view: TextView) => {
  const { finished } = view
  const { offsets } = view.corpus()
  const lengths: number[] = []
  for (let document = 0; document + 1 < offsets.length; document++) {
    if (finished?.[document] !== CUT_BY_VIEW) lengths.push(offsets[document + 1] - offsets[document])
  }
  return sorted(lengths)
})
