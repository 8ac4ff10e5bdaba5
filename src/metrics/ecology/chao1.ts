import type { Metric } from '../../contracts/metric.js'
import { chao1Interval } from './estimators/chao1-interval.js'
import { chao1 } from './estimators/richness.js'
import { GRAMS, gramMetric } from './gram-metric.js'

export const metrics: readonly Metric[] = GRAMS.map(chao1Richness)

/**
 * @example
 * chao1.n1 of 60 words, 40 of them once and 10 of them twice // 50 + 40 x 39 / (2 x 11) = 120.9
 */
function chao1Richness(n: number): Metric {
  return gramMetric(n, {
    name: 'chao1',
    label: `Richness of ${n}-grams (Chao1)`,
    unit: `distinct ${n}-grams`,
    better: 'higher',
    dependsOn: ['tokens'],
    definition: `How many distinct ${n}-grams the source of the text has at least, seen or not: the more were seen just once, and the fewer twice, the more are missing.

**Formula.** S + f1 (f1 - 1) / (2 (f2 + 1)), the bias-corrected form: S distinct ${n}-grams, f1 of them seen once, f2 twice. The interval takes the missing number as log-normal; it is left out where f1 is 0 or 1.

**Bias.** A lower bound: exact where the rare kinds are about equally rare, far too low for text, whose kinds grow without end (Zipf's law), so that it keeps growing with the sample. The interval knows of chance alone, not of this, and takes tokens as drawn independently: words that come in clumps within documents make it too narrow.

**Smallest sensible sample.** 50 ${n}-grams; f2 well above 10.

Source: Chao 1984 and 1987 (interval), doi:10.2307/2531532; bias-corrected form: Chao 2005, Species estimation and applications. Same as R vegan's \`estimateR\` (S.chao1).`,
    measure: (spectrum) => ({ value: chao1(spectrum), ...chao1Interval(spectrum) }),
  })
}
