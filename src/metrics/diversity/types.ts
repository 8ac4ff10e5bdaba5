import type { Metric } from '../../contracts/metric.js'
import { textMetric } from '../text-metric.js'

/**
 * @example
 * types of ['a b', 'B a'] // 3: a, b and B
 */
export const metrics: readonly Metric[] = [
  textMetric({
    id: 'types',
    version: 1,
    label: 'Vocabulary used',
    unit: 'distinct tokens',
    format: 'number',
    better: 'higher',
    dependsOn: ['tokens'],
    definition: `How many different tokens (words with the punctuation that clings to them) the sample uses.

**Formula.** Number of distinct tokens, case kept.

**Bias.** Grows with the sample (Heaps' law): compare only at the same number of tokens.

**Smallest sensible sample.** Any; an empty sample has 0.

Source: counted.`,
    measure: (view) => ({ value: view.ngrams(1).size, n: view.ngrams(1).total }),
  }),
]
