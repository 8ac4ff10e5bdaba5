import type { Metric } from '../../contracts/metric.js'
import { meanDistinctShare } from '../grams.js'
import { noNgrams, textMetric } from '../text-metric.js'

const SOURCE = 'Source: Li et al. 2016, A Diversity-Promoting Objective Function, arXiv:1510.03055.'

const READING =
  'A fall says that the model repeats itself. A rise above the human control is no health: a model that drifts to word salad scores high, so read it with `human_loss` and `statements.malformed_share`.'

export const metrics: readonly Metric[] = [1, 2, 3, 4].flatMap((n) => [pooled(n), perDocument(n)])

/**
 * Distinct / all n-grams of the whole sample.
 *
 * @example
 * distinct_n.pooled.n1 of ['a b', 'a c'] // 3/4
 */
function pooled(n: number): Metric {
  return textMetric({
    id: `distinct_n.pooled.n${n}`,
    version: 1,
    label: `Distinct-${n}`,
    unit: `distinct ${n}-grams / all ${n}-grams`,
    format: 'percent',
    better: 'higher',
    dependsOn: ['tokens'],
    minimum: { tokens: n },
    definition: `Share of distinct n-grams among all n-grams of the sample, taken as one pool; n = ${n}.

**Formula.** types(${n}) / total(${n}), over tokens with case kept; n-grams do not cross documents.

**Bias.** Falls as the sample grows, because common n-grams come again: compare only at the same number of tokens. The loop's probe sees to that; \`kept.\` values are not matched. ${READING}

**Smallest sensible sample.** Defined from one ${n}-gram on; below about 1,000 tokens it mostly shows the size of the sample.

${SOURCE}`,
    measure(view) {
      const { size, total } = view.ngrams(n)
      return total === 0 ? noNgrams(n) : { value: size / total, n: total }
    },
  })
}

/**
 * Mean over documents of distinct / all n-grams.
 *
 * @example
 * distinct_n.per_document.n1 of ['a b', 'a a'] // 3/4
 */
function perDocument(n: number): Metric {
  return textMetric({
    id: `distinct_n.per_document.n${n}`,
    version: 1,
    label: `Distinct-${n} per document`,
    unit: `distinct ${n}-grams / all ${n}-grams, mean of documents`,
    format: 'percent',
    better: 'higher',
    dependsOn: ['length'],
    minimum: { tokens: n },
    definition: `How little a document repeats itself: the share of distinct n-grams within each document, averaged; n = ${n}.

**Formula.** Mean over documents d with at least ${n} tokens of types_d(${n}) / total_d(${n}).

**Bias.** Falls with the length of the documents and knows nothing of repetition between them: ten copies of one good document score as high as ten good documents. Read it beside \`length.tokens_per_document\` and \`distinct_n.pooled.n${n}\`. ${READING}

**Smallest sensible sample.** About 30 documents of 20 tokens; n is the number of documents.

${SOURCE}`,
    measure(view) {
      const { mean, documents } = meanDistinctShare(view, n)
      return documents === 0 ? noNgrams(n) : { value: mean, n: documents }
    },
  })
}
