import type { Metric } from '../../contracts/metric.js'
import { documentGrams, forDistinctGrams } from '../grams.js'
import { textMetric } from '../text-metric.js'

const ORDER = 4

/**
 * @example
 * self_repetition.n4 of ['a b c d', 'a b c d', 'e f g h'] // 0.4621 = (ln 2 + ln 2 + 0) / 3
 */
export const metrics: readonly Metric[] = [
  textMetric({
    id: `self_repetition.n${ORDER}`,
    version: 1,
    label: 'Self-repetition between documents',
    unit: 'ln(1 + other documents sharing a 4-gram), mean of documents',
    format: 'number',
    better: 'lower',
    dependsOn: ['documents', 'length'],
    minimum: { documents: 1 },
    definition: `How much documents share their 4-grams with one another: phrases that come back in document after document.

**Formula.** Mean over documents d of ln(1 + sum over the distinct 4-grams of d of the number of *other* documents that hold it). Documents shorter than 4 tokens count with 0.

**Bias.** Grows with the number of documents and their length: compare at the same number of tokens, beside \`length.tokens_per_document\`.

**Smallest sensible sample.** About 100 documents; a single document has no other and gets 0.

Source: Salkar et al. 2022, Self-Repetition in Abstractive Neural Summarizers, AACL; as in cshaib/diversity 0.3.`,
    measure(view) {
      const shared = new Float64Array(view.texts.length)
      const { documentsWith } = documentGrams(view, ORDER)
      forDistinctGrams(view, ORDER, (document, gram) => {
        shared[document] += documentsWith[gram] - 1
      })
      let sum = 0
      for (const others of shared) sum += Math.log1p(others)
      return { value: sum / shared.length, n: shared.length }
    },
  }),
]
