import type { Metric } from '../../contracts/metric.js'
import { undefinedBecause } from '../text-metric.js'
import { ACE_RARE, ace } from './estimators/richness.js'
import { GRAMS, gramMetric } from './gram-metric.js'

export const metrics: readonly Metric[] = GRAMS.map(aceRichness)

/**
 * @example
 * ace.n1 of words that occur 40, 12, 3, 2 and 1 times // 5.6
 */
function aceRichness(n: number): Metric {
  return gramMetric(n, {
    name: 'ace',
    label: `Richness of ${n}-grams (ACE)`,
    unit: `distinct ${n}-grams`,
    better: 'higher',
    dependsOn: ['tokens'],
    definition: `How many distinct ${n}-grams the source of the text has, seen or not, judged by all rare ones and not just by those seen once or twice: the abundance-based coverage estimator.

**Formula.** S_frequent + S_rare / C + (f1 / C) g, where ${n}-grams seen up to ${ACE_RARE} times are rare, C = 1 - f1 / N_rare is their coverage, and g = max(0, (S_rare / C) sum i (i - 1) f_i / (N_rare (N_rare - 1)) - 1) how unequal they are.

**Bias.** Usually between the observed number and the truth, and for text too low like every richness: it keeps growing with the sample. With little coverage of the rare (below about one half) its variance is large. Undefined where every rare ${n}-gram occurs once.

**Smallest sensible sample.** 50 ${n}-grams; a coverage of rare ${n}-grams above one half.

Source: Chao and Lee 1992, Estimating the number of classes via sample coverage, doi:10.1080/01621459.1992.10475194. Same as scikit-bio's \`ace\`.`,
    measure(spectrum) {
      const value = ace(spectrum)
      return value === undefined
        ? undefinedBecause(`every ${n}-gram that occurs up to ${ACE_RARE} times occurs once`)
        : { value }
    },
  })
}
