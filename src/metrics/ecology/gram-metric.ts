import type { Measured, Metric } from '../../contracts/metric.js'
import { type Spectrum, spectrumOfLevel } from '../spectrum.js'
import { noNgrams, textMetric, undefinedBecause } from '../text-metric.js'

/** Orders of n-grams whose abundance is looked at. */
export const GRAMS = [1, 2] as const

interface GramMetricSpec extends Omit<Metric, 'id' | 'version' | 'format' | 'minimum' | 'needs' | 'measure'> {
  /** Id without its last part, which is `n1`. */
  readonly name: string
  readonly format?: Metric['format']
  /** Smallest number of n-grams; by default 50. */
  readonly least?: number
  measure(spectrum: Spectrum): Measured
}

/** A metric of how often each n-gram of a text occurs. */
export function gramMetric(
  n: number,
  { name, format = 'number', least = 50, measure, ...described }: GramMetricSpec,
): Metric {
  return textMetric({
    ...described,
    id: `${name}.n${n}`,
    version: 1,
    format,
    minimum: { tokens: least + n - 1 },
    measure(view) {
      const level = view.ngrams(n)
      const { total } = level
      if (total === 0) return noNgrams(n)
      // Every document has fewer n-grams than tokens.
      if (total < least) return undefinedBecause(`needs ${least} ${n}-grams, has ${total}`, total)
      return { n: total, ...measure(spectrumOfLevel(level)) }
    },
  })
}
