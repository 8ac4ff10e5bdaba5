import type { Metric } from '../../contracts/metric.js'
import { meanDistinctShare } from '../grams.js'
import { noNgrams, textMetric } from '../text-metric.js'

export const metrics: readonly Metric[] = [2, 3, 4].map(repetition)

/**
 * @example
 * rep_n.n2 of ['a b a b'] // 1/3: two of its three 2-grams are distinct
 */
function repetition(n: number): Metric {
  return textMetric({
    id: `rep_n.n${n}`,
    version: 1,
    label: `Repeated ${n}-grams in a document`,
    unit: `share of ${n}-grams, mean of documents`,
    format: 'percent',
    better: 'lower',
    dependsOn: ['length'],
    minimum: { tokens: n },
    definition: `Share of a document's n-grams that stood in it before: loops and stock phrases within one document; n = ${n}.

**Formula.** Mean over documents with at least ${n} tokens of 1 - types_d(${n}) / total_d(${n}): the complement of \`distinct_n.per_document.n${n}\`, under the name the decoding literature uses.

**Bias.** Rises with the length of documents.

**Smallest sensible sample.** About 30 documents of 20 tokens; n is the number of documents.

Source: Welleck et al. 2020, Neural Text Generation with Unlikelihood Training, arXiv:1908.04319 (seq-rep-n).`,
    measure(view) {
      const { mean, documents } = meanDistinctShare(view, n)
      return documents === 0 ? noNgrams(n) : { value: 1 - mean, n: documents }
    },
  })
}
