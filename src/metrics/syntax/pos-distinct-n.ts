import type { Metric } from '../../contracts/metric.js'
import { noNgrams } from '../text-metric.js'
import { syntaxMetric, TAGS } from './tagged.js'

// There are 17 tags: the share of distinct single ones only tells the size of the sample.
export const metrics: readonly Metric[] = [2, 3, 4].map(posDistinct)

/**
 * @example
 * pos_distinct_n.n2 of ['It rained.', 'It snowed.'] // 1/2: PRON VERB and VERB PUNCT, twice each
 */
function posDistinct(n: number): Metric {
  return syntaxMetric({
    id: `pos_distinct_n.n${n}`,
    version: 1,
    label: `Distinct part-of-speech ${n}-grams`,
    unit: `distinct ${n}-grams / all ${n}-grams`,
    format: 'percent',
    better: 'higher',
    dependsOn: ['tokens', 'length'],
    minimum: { tokens: n },
    definition: `Share of distinct ${n}-grams of parts of speech among all of the sample: how many ways to build a phrase are in use; n = ${n}.

**Formula.** types(${n}) / total(${n}) over the documents' tags, taken as one pool; n-grams do not cross documents.

${TAGS}

**Bias.** Falls fast as the sample grows, since there are few tags: compare only at the same number of tokens. A rise above the human control can be word salad, as for \`distinct_n\`.

**Smallest sensible sample.** About 1,000 tokens.

Source: Guo et al. 2023, The Curious Decline of Linguistic Diversity, arXiv:2311.09807, measure syntactic diversity by parses; n-grams of tags as in Shaib et al. 2024, arXiv:2407.00211.`,
    measure(tagged) {
      const { size, total } = tagged.ngrams(n)
      return total === 0 ? noNgrams(n) : { value: size / total, n: total }
    },
  })
}
