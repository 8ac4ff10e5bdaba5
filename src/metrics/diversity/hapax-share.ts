import type { Metric } from '../../contracts/metric.js'
import { singletons, spectrumOfLevel } from '../spectrum.js'
import { textMetric } from '../text-metric.js'

/**
 * @example
 * hapax_share of ['a b b c'] // 2/3: a and c of a, b and c
 */
export const metrics: readonly Metric[] = [
  textMetric({
    id: 'hapax_share',
    version: 1,
    label: 'Words used once',
    unit: 'share of distinct tokens',
    format: 'percent',
    better: 'neither',
    dependsOn: ['tokens'],
    minimum: { tokens: 1 },
    definition: `Share of the vocabulary that occurs exactly once in the sample (hapax legomena): the thin end of the tail.

**Formula.** f1 / types, where f1 is the number of distinct tokens that occur once.

**Bias.** Falls slowly with the size of the sample: compare at the same number of tokens. Natural text of tens of thousands of words lies near one half. A model that loses the tail lowers it, one that makes up words raises it: neither direction is better.

**Smallest sensible sample.** About 1,000 tokens.

Source: Baayen 2001, Word Frequency Distributions, chapter 1.`,
    measure(view) {
      const spectrum = spectrumOfLevel(view.ngrams(1))
      return { value: singletons(spectrum) / spectrum.types, n: spectrum.types }
    },
  }),
]
