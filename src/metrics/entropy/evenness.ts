import type { Metric } from '../../contracts/metric.js'
import { spectrumOfLevel } from '../spectrum.js'
import { noNgrams, textMetric, undefinedBecause } from '../text-metric.js'
import { plugInBits } from './estimators.js'

export const metrics: readonly Metric[] = [1, 2].map(evenness)

/**
 * @example
 * evenness.n1 of ['a b', 'a b', 'a c'] // 0.9206: 1.4591 of log2(3) = 1.5850 bits
 */
function evenness(n: number): Metric {
  return textMetric({
    id: `evenness.n${n}`,
    version: 1,
    label: `Evenness of ${n}-grams`,
    unit: 'bits / bits of equal frequencies',
    format: 'number',
    better: 'neither',
    dependsOn: ['tokens'],
    minimum: { tokens: n },
    definition: `How close the frequencies of the ${n}-grams are to equal, whatever their number: 1 where all are equally frequent, towards 0 where one of them is nearly everything. Pielou's J.

**Formula.** H / log2(types), with H the plug-in entropy of ${n}-grams and types the number of distinct ones.

**Bias.** Depends on the size of the sample: rare ${n}-grams that have not come yet would lower it, and where nearly all occur once it is near 1 whatever the text. Compare only at the same number of tokens.

**Direction.** Neither: a model that drops its rare words becomes more even, and so does one that loses the thread. Read it with \`types\` and \`hill\`.

**Smallest sensible sample.** Several times as many ${n}-grams as there are distinct ones; undefined where there is one kind only.

Source: Pielou 1966, The measurement of diversity in different types of biological collections, doi:10.1016/0022-5193(66)90013-0.`,
    measure(view) {
      const level = view.ngrams(n)
      if (level.total === 0) return noNgrams(n)
      if (level.size === 1) return undefinedBecause(`all ${n}-grams are the same one`, level.total)
      return { value: plugInBits(spectrumOfLevel(level)) / Math.log2(level.size), n: level.total }
    },
  })
}
