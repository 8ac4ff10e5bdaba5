import type { Metric } from '../../contracts/metric.js'
import type { TextView } from '../../contracts/text.js'
import { type NearDuplicates, nearDuplicatesWithin } from '../../text/near-duplicate-clusters.js'
import { oncePer } from '../once.js'
import { textMetric, undefinedBecause } from '../text-metric.js'
import { shingleSets } from './shingle-sets.js'

const THRESHOLD = 0.8
const MOST_DOCUMENTS = 100_000

/** Near-duplicates at the metric's threshold, with their clusters. */
export const nearDuplicatesOf: (view: TextView) => NearDuplicates = oncePer((view: TextView) =>
  nearDuplicatesWithin(shingleSets(view), THRESHOLD),
)

/**
 * @example
 * near_duplicates.j80 of ['a b c d e f', 'x', 'a b c d e f'] // 1/3: the third has an earlier one
 */
export const metrics: readonly Metric[] = [
  textMetric({
    id: 'near_duplicates.j80',
    version: 1,
    label: 'Near-duplicate documents',
    unit: 'share of documents',
    format: 'percent',
    better: 'lower',
    dependsOn: ['documents', 'length'],
    minimum: { documents: 1 },
    definition: `Share of documents that nearly repeat an earlier document of the sample: copies with a few words changed, which \`duplicate_documents\` does not see.

**Formula.** Documents with an earlier document at Jaccard similarity |A and B| / |A or B| >= ${THRESHOLD} of their sets of token 5-grams, / all documents. A document of fewer than 5 tokens is one n-gram; one without tokens is similar to nothing. Earlier: in the order of the sample.

**Bias.** Grows with the number of documents. Candidates come from MinHash signatures and are checked exactly, so none is counted wrongly; a pair at ${THRESHOLD} is missed with a probability of about 0.00000005, a more similar one less often.

**Direction.** Lower; boilerplate and templates raise it in human text too, so read it against the human data.

**Smallest sensible sample.** About 100 documents. Cost: about 0.1 ms a document; where many documents share half of their text it grows with the pairs. Above ${MOST_DOCUMENTS.toLocaleString('en')} documents it is undefined: measure at fewer tokens.

Source: Broder 1997, On the resemblance and containment of documents; Lee et al. 2022, Deduplicating Training Data Makes Language Models Better, arXiv:2107.06499.`,
    measure(view) {
      const documents = view.texts.length
      if (documents > MOST_DOCUMENTS) {
        return undefinedBecause(
          `has ${documents.toLocaleString('en')} documents, limit ${MOST_DOCUMENTS.toLocaleString('en')}: measure at fewer tokens`,
          documents,
        )
      }
      const { repeats } = nearDuplicatesOf(view)
      return { value: repeats.reduce((sum, one) => sum + one, 0) / documents, n: documents }
    },
  }),
]
