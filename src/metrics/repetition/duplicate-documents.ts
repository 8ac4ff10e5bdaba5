import type { Metric } from '../../contracts/metric.js'
import { textMetric } from '../text-metric.js'

/**
 * @example
 * duplicate_documents of ['a', 'a', 'b', 'a'] // 1/2: the second and the fourth stood there before
 */
export const metrics: readonly Metric[] = [
  textMetric({
    id: 'duplicate_documents',
    version: 1,
    label: 'Duplicate documents',
    unit: 'share of documents',
    format: 'percent',
    better: 'lower',
    dependsOn: ['documents', 'length'],
    minimum: { documents: 1 },
    definition: `Share of documents that repeat an earlier document of the sample character by character.

**Formula.** 1 - distinct documents / documents.

**Bias.** Grows with the number of documents and falls with their length: compare at the same number of tokens. One changed character makes a document new.

**Smallest sensible sample.** About 100 documents; one document has no duplicate and gets 0.

Source: counted.`,
    measure: ({ texts }) => ({ value: 1 - new Set(texts).size / texts.length, n: texts.length }),
  }),
]
