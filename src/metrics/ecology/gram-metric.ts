import type { Measured, Metric } from '../../contracts/metric.js'
import { type Spectrum, spectrumOfLevel } from '../spectrum.js'
import { noNgrams, textMetric } from '../text-metric.js'

/** Orders of n-grams whose abundance is looked at. */
export const GRAMS = [1, 2] as const

interface GramMetricSpec extends Omit<Metric, 'id' | 'version' | 'format' | 'needs' | 'measure'> {
  /** Id without its last part, which is `n1`. */
  readonly name: string
  readonly format?: Metric['format']
  measure(spectrum: Spectrum): Measured
}

/** A metric of how often each n-gram of a text occurs. */
export function gramMetric(n: number, { name, measure, ...described }: GramMetricSpec): Metric {
  return textMetric({
    format: 'number',
    minimum: { tokens: 50 },
    ...described,
    id: `${name}.n${n}`,
    version: 1,
    measure(view) {
      const level = view.ngrams(n)
      if (level.total === 0) return noNgrams(n)
      return { n: level.total, ...measure(spectrumOfLevel(level)) }
    },
  })
}
