import type { Metric } from '../../contracts/metric.js'
import { plugInBits } from '../entropy/estimators.js'
import { spectrumOfLevel } from '../spectrum.js'
import { noNgrams } from '../text-metric.js'
import { syntaxMetric, TAGS } from './tagged.js'

export const metrics: readonly Metric[] = [1, 2, 3, 4].map(posEntropy)

/**
 * @example
 * pos_entropy.plugin.n1 of ['It rained.', 'It snowed.'] // log2 3: as many PRON as VERB as PUNCT
 */
function posEntropy(n: number): Metric {
  return syntaxMetric({
    id: `pos_entropy.plugin.n${n}`,
    version: 1,
    label: `Entropy of part-of-speech ${n}-grams`,
    unit: `bits per ${n}-gram`,
    format: 'number',
    better: 'higher',
    dependsOn: ['tokens', 'length'],
    minimum: { tokens: n },
    definition: `How evenly the sample spreads over the ways to put parts of speech together: 0 where all ${n}-grams are the same; n = ${n}, estimator plug-in.

**Formula.** H = -sum p log2 p with p = count / N over the N ${n}-grams of the documents' tags; n-grams do not cross documents. At most ${n} x log2 17 = ${(n * Math.log2(17)).toFixed(2)} bits.

${TAGS}

**Bias.** Too low, by about (types - 1) / (2 N ln 2) bits: little for n = 1 and 2, more for longer n-grams. Compare at the same number of tokens. A rise above the human control can be word salad.

**Smallest sensible sample.** ${n <= 2 ? 'About 1,000' : 'About 20,000'} tokens.

Source: Shannon 1948; over tags as the n-grams of Shaib et al. 2024, arXiv:2407.00211.`,
    measure(tagged) {
      const level = tagged.ngrams(n)
      return level.total === 0 ? noNgrams(n) : { value: plugInBits(spectrumOfLevel(level)), n: level.total }
    },
  })
}
