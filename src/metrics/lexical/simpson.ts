import type { Metric } from '../../contracts/metric.js'
import { spectrumOfLevel } from '../spectrum.js'
import { textMetric } from '../text-metric.js'
import { simpsonD } from './repeat-rates.js'

/**
 * @example
 * simpson_d of ['a', 'b', 'a', 'a b'] // 0.4: counts 3 and 2, (3 x 2 + 2 x 1) / (5 x 4)
 */
export const metrics: readonly Metric[] = [
  textMetric({
    id: 'simpson_d',
    version: 1,
    label: "Simpson's D",
    unit: 'chance that two tokens are the same',
    format: 'number',
    better: 'lower',
    minimum: { tokens: 2 },
    definition: `The chance that two tokens drawn from the sample, without putting back, are the same word: the *more*, the less diverse.

**Formula.** D = sum over types of count (count - 1) / (N (N - 1)), with N tokens.

**Bias.** None for independent tokens, whatever the size of the sample; 1 / D estimates the Hill number of order 2. It is ruled by the ten commonest words, so it shows collapse onto a few phrases, not the loss of a tail.

**Smallest sensible sample.** About 500 tokens; 0 where no token comes again.

Source: Simpson 1949, Measurement of diversity, doi:10.1038/163688a0. Same as LexicalRichness \`simpson\`.`,
    measure(view) {
      const spectrum = spectrumOfLevel(view.ngrams(1))
      return { value: simpsonD(spectrum), n: spectrum.total }
    },
  }),
]
