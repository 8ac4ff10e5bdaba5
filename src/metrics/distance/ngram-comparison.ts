import type { Metric } from '../../contracts/metric.js'
import { gramPairs } from './aligned-counts.js'
import { eitherBelowMinimum, eitherWithoutNgrams } from './human-text.js'
import type { PairedSpectrum } from './paired-spectrum.js'

interface NgramComparison {
  readonly id: string
  readonly label: string
  readonly unit: string
  readonly n: number
  /** What is asked, the formula and the bias, as Markdown; what all of these metrics share is added. */
  readonly definition: string
  readonly source: string
  /** `pairs.first` are the human counts, `pairs.second` the sample's. */
  readonly value: (pairs: PairedSpectrum) => number
}

const SHARED = `**Human text.** The held-out test split, so that a sample of copied training text gains nothing. n-grams of tokens, case kept, not crossing documents; every kind that occurs in either text counts.

**Smallest sensible sample.** About 10,000 tokens on both sides, and the same number wherever values are compared; n is the number of the sample's n-grams.`

/** A metric that compares how often n-grams occur in the sample and in the human test split. */
export function ngramComparison({ n, value, definition, source, ...described }: NgramComparison): Metric {
  const minimum = { tokens: n }
  return {
    ...described,
    version: 1,
    format: 'number',
    better: 'lower',
    needs: ['human'],
    dependsOn: ['tokens'],
    minimum,
    definition: `${definition}\n\n${SHARED}\n\nSource: ${source}`,
    measure({ probe, test }) {
      const lacking =
        eitherBelowMinimum(minimum, probe, test, 'test') ?? eitherWithoutNgrams(n, probe, test, 'test')
      if (lacking) return [lacking]
      return [{ value: value(gramPairs(test, probe, n)), n: probe.ngrams(n).total }]
    },
  }
}
