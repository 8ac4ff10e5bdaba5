import type { Metric } from '../../contracts/metric.js'
import { textMetric } from '../text-metric.js'

/**
 * @example
 * ttr of ['a b', 'a c'] // 3/4
 */
export const metrics: readonly Metric[] = [
  textMetric({
    id: 'ttr',
    version: 1,
    label: 'Type-token ratio',
    unit: 'distinct tokens / all tokens',
    format: 'percent',
    better: 'higher',
    dependsOn: ['tokens'],
    minimum: { tokens: 1 },
    definition: `Share of distinct tokens among all tokens of the sample: the oldest index of diversity. The same number as \`distinct_n.pooled.n1\`, under the name that linguists know.

**Formula.** V / N, with V distinct tokens (types) of N in all.

**Bias.** Falls as the sample grows, and nothing mends that but comparing at the same number of tokens. \`mattr\` and \`hdd\` are type-token ratios of a fixed number of tokens. A rise above the human control can be word salad: read it with \`human_loss\`.

**Smallest sensible sample.** Defined from one token on; below about 1,000 it mostly shows the size of the sample.

Source: Templin 1957, Certain Language Skills in Children. Same as LexicalRichness \`ttr\`.`,
    measure(view) {
      const { size, total } = view.ngrams(1)
      return { value: size / total, n: total }
    },
  }),
]
