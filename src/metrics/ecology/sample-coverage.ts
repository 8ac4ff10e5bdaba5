import type { Metric } from '../../contracts/metric.js'
import { sampleCoverage } from './estimators/coverage.js'
import { GRAMS, gramMetric } from './gram-metric.js'

export const metrics: readonly Metric[] = GRAMS.map(coverage)

/**
 * @example
 * sample_coverage.n1 of 60 words, 40 of them once and 10 of them twice // 1 - (40 / 60) (2360 / 2380) = 0.3389
 */
function coverage(n: number): Metric {
  return gramMetric(n, {
    name: 'sample_coverage',
    label: `Sample coverage of ${n}-grams`,
    unit: `share of ${n}-grams`,
    format: 'percent',
    better: 'neither',
    dependsOn: ['tokens'],
    definition: `How complete the sample is: the share of all the source would write, seen or not, that belongs to ${n}-grams in the sample. Two samples of equal coverage are equally complete, whatever their sizes: see \`hill_at_coverage\`.

**Formula.** 1 - (f1 / N) A with A = (N - 1) f1 / ((N - 1) f1 + 2 f2); where no ${n}-gram occurs twice, A = (N - 1) (f1 - 1) / ((N - 1) (f1 - 1) + 2).

**Bias.** Small, for any source. It rises as the sample grows: compare only at the same number of tokens. ${n}-grams that come in clumps within documents make it too high for what other documents would bring.

**Direction.** Neither: it rises when a model narrows and falls when it loses the thread.

**Smallest sensible sample.** 50 ${n}-grams.

Source: Chao and Jost 2012, Coverage-based rarefaction and extrapolation, doi:10.1890/11-1952.1.`,
    measure: (spectrum) => ({ value: sampleCoverage(spectrum) }),
  })
}
