import type { Metric } from '../../contracts/metric.js'
import { spectrumOfLevel } from '../spectrum.js'
import { textMetric, undefinedBecause } from '../text-metric.js'
import { yuleI, yuleK } from './repeat-rates.js'

const SOURCE = 'Yule 1944, The Statistical Study of Literary Vocabulary.'

export const metrics: readonly Metric[] = [
  /**
   * @example
   * yule_k of ['a', 'b', 'a', 'a b'] // 3,200: counts 3 and 2, 10,000 (9 + 4 - 5) / 25
   */
  textMetric({
    id: 'yule_k',
    version: 1,
    label: "Yule's K",
    unit: 'repeated pairs per 10,000',
    format: 'number',
    better: 'lower',
    minimum: { tokens: 1 },
    definition: `How likely two tokens of the sample are the same word, times 10,000: the *more*, the less diverse.

**Formula.** K = 10,000 (sum over types of count^2 - N) / N^2, with N tokens. \`simpson_d\` is the same but for N (N - 1) below and the factor.

**Bias.** Hardly any from the size of the sample: its expectation for independent tokens is 10,000 (1 - 1/N) sum p^2. It is ruled by the ten commonest words, so it shows collapse onto a few phrases, not the loss of a tail. Human English lies between about 50 and 150.

**Smallest sensible sample.** About 500 tokens; 0 where no token comes again.

Source: ${SOURCE} Same as LexicalRichness \`yulek\`.`,
    measure(view) {
      const spectrum = spectrumOfLevel(view.ngrams(1))
      return { value: yuleK(spectrum), n: spectrum.total }
    },
  }),
  /**
   * @example
   * yule_i of ['a', 'b', 'a', 'a b'] // 0.3636: counts 3 and 2, 2^2 / (9 + 4 - 2)
   */
  textMetric({
    id: 'yule_i',
    version: 1,
    label: "Yule's I",
    unit: 'squared types / surplus of squared counts',
    format: 'number',
    better: 'higher',
    dependsOn: ['tokens'],
    minimum: { tokens: 1 },
    definition: `A counterpart of Yule's K that grows with diversity.

**Formula.** I = V^2 / (sum over types of count^2 - V), with V distinct tokens (types). Some programs put N tokens in the place of V, which is 10,000 / \`yule_k\`.

**Bias.** Falls with the size of the sample, about as the square of V / N: compare at the same number of tokens, and prefer \`yule_k\`. It has no value where no token comes again. A rise above the human control can be word salad: read it with \`human_loss\`.

**Smallest sensible sample.** About 1,000 tokens.

Source: ${SOURCE} The form: Oakes 1998, Statistics for Corpus Linguistics. Same as quanteda's \`I\`.`,
    measure(view) {
      const spectrum = spectrumOfLevel(view.ngrams(1))
      const { types, total } = spectrum
      if (types === total) return undefinedBecause('no token occurs twice', total)
      return { value: yuleI(spectrum), n: total }
    },
  }),
]
