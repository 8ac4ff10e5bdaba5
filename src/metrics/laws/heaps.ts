import type { Metric } from '../../contracts/metric.js'
import type { TextView } from '../../contracts/text.js'
import { gramsAt } from '../grams.js'
import { oncePer } from '../once.js'
import { textMetric, undefinedBecause } from '../text-metric.js'
import { growthLine } from './vocabulary-growth.js'

const growthOf = oncePer((view: TextView) => growthLine(gramsAt(view, 1), view.ngrams(1).size))

const described = {
  version: 1,
  format: 'number',
  better: 'neither',
  dependsOn: ['tokens'],
  minimum: { tokens: 2 },
} as const

const SAMPLE = '**Smallest sensible sample.** Two tokens for a value; about 10,000.'

export const metrics: readonly Metric[] = [
  /**
   * @example
   * heaps.exponent of ['a b', 'b c'] // 0.729: 1, 2, 2 and 3 types after 1, 2, 3 and 4 tokens
   */
  textMetric({
    ...described,
    id: 'heaps.exponent',
    label: "Heaps' exponent",
    unit: 'exponent',
    definition: `How fast the vocabulary grows while the sample is read: 1 where every token is a new word, 0 where none is.

**Formula.** types ~ K tokens^beta; beta is the slope of the line of least squares through ln(types) over ln(tokens), one point after each token.

**Bias.** Vocabularies grow more slowly the more has been read, so beta falls with the size of the sample: compare at the same number of tokens. Documents are read in their order, and another order gives another value; a sample sorted by subject grows in steps. What does not depend on the order is the slope of the expected curve at its end, and that is \`hapax_share\`: f1 / types.

**Direction.** Neither: human text of this size and language is the mark. A model that narrows lowers it, one that makes up words raises it.

${SAMPLE}

Source: Heaps 1978, Information Retrieval, section 7.5. Same as scipy \`linregress\` of the logarithms at every token.`,
    measure: (view) => ({ value: growthOf(view).slope, n: view.ngrams(1).total }),
  }),
  /**
   * @example
   * heaps.r2 of ['a b', 'b c'] // 0.924
   */
  textMetric({
    ...described,
    id: 'heaps.r2',
    label: "Heaps' line: share of variance explained",
    unit: 'R squared, 0 to 1',
    definition: `How much of the variance of ln(types) the line of \`heaps.exponent\` explains.

**Formula.** R^2 of that line.

**Bias.** Close to 1 for anything that grows: no proof of the law. A low value says that the exponent stands for nothing, as where a sample begins to repeat itself.

**Direction.** Neither.

${SAMPLE}

Source: as \`heaps.exponent\`.`,
    measure(view) {
      const tokens = view.ngrams(1).total
      const { r2 } = growthOf(view)
      return r2 === undefined ? undefinedBecause('all tokens are the same', tokens) : { value: r2, n: tokens }
    },
  }),
]
