import type { Metric } from '../../contracts/metric.js'
import { spectrumOfLevel } from '../spectrum.js'
import { textMetric } from '../text-metric.js'
import { expectedTypes } from './expected-types.js'

const DRAWS = 42

/**
 * @example
 * hdd.d42 of twenty-one times 'a b' // 2/42: all 42 tokens are drawn, and hold 2 types
 */
export const metrics: readonly Metric[] = [
  textMetric({
    id: `hdd.d${DRAWS}`,
    version: 1,
    label: 'HD-D',
    unit: `expected distinct tokens / ${DRAWS}`,
    format: 'percent',
    better: 'higher',
    minimum: { tokens: DRAWS },
    definition: `Hypergeometric distribution diversity: the share of distinct tokens to expect among ${DRAWS} tokens that are drawn at random from the whole sample.

**Formula.** Sum over types of (1 - C(N - count, ${DRAWS}) / C(N, ${DRAWS})) / ${DRAWS}, with N tokens: the type-token ratio rarefied to ${DRAWS} tokens, exactly.

**Bias.** None: whatever the size of the sample, the expectation is that of ${DRAWS} independent tokens. It knows nothing of order and of documents: tokens are drawn from everywhere, so a text that repeats itself within paragraphs scores as high as one that does not. It is ruled by the commonest words and hardly sees the tail. A rise above the human control can be word salad: read it with \`human_loss\`.

**Smallest sensible sample.** ${DRAWS} tokens for a value; about 500 for one that holds still.

Source: McCarthy and Jarvis 2007, vocd: a theoretical and empirical evaluation, doi:10.1177/0265532207080767. Same as LexicalRichness \`hdd(draws=42)\`.`,
    measure(view) {
      const level = view.ngrams(1)
      return { value: expectedTypes(spectrumOfLevel(level), DRAWS) / DRAWS, n: level.total }
    },
  }),
]
