import type { Measured, Metric } from '../../contracts/metric.js'
import { type Spectrum, spectrumOfLevel } from '../spectrum.js'
import { textMetric } from '../text-metric.js'

export interface LawMetric extends Pick<Metric, 'id' | 'label' | 'unit' | 'definition'> {
  /** What the frequencies of single tokens follow. */
  readonly law: (spectrum: Spectrum) => Measured
}

/** A metric of how often single tokens occur: it grows or falls with the sample, and neither is better. */
export function lawMetric({ law, ...described }: LawMetric): Metric {
  return textMetric({
    ...described,
    version: 1,
    format: 'number',
    better: 'neither',
    dependsOn: ['tokens'],
    minimum: { tokens: 2 },
    measure: (view) => law(spectrumOfLevel(view.ngrams(1))),
  })
}
