import type { Metric } from '../../contracts/metric.js'
import { type Spectrum, spectrumOfLevel } from '../spectrum.js'
import { noNgrams, textMetric } from '../text-metric.js'
import { chaoShenBits, millerMadowBits, plugInBits } from './estimators.js'

interface Estimator {
  readonly name: string
  readonly label: string
  readonly bits: (spectrum: Spectrum) => number
  readonly formula: string
  readonly bias: string
  readonly source: string
}

const estimators: readonly Estimator[] = [
  {
    name: 'plugin',
    label: 'plug-in',
    bits: plugInBits,
    formula: 'H = -sum p log2 p with p = count / N.',
    bias: 'Too low, by about (types - 1) / (2 N ln 2) bits and by more where most n-grams occur once; it cannot exceed log2 N. Compare only at the same number of tokens.',
    source: 'Shannon 1948. Same as R entropy 1.3 `entropy.empirical`.',
  },
  {
    name: 'miller_madow',
    label: 'Miller-Madow',
    bits: millerMadowBits,
    formula: 'H(plug-in) + (types - 1) / (2 N ln 2).',
    bias: 'Removes the first-order bias for kinds that were seen; still too low where many kinds were not seen.',
    source:
      'Miller 1955, Note on the bias of information estimates. Same as R entropy 1.3 `entropy.MillerMadow`.',
  },
  {
    name: 'chao_shen',
    label: 'Chao-Shen',
    bits: chaoShenBits,
    formula:
      'H = -sum C p log2(C p) / (1 - (1 - C p)^N) with coverage C = 1 - f1 / N, where f1 n-grams occur once; if all do, f1 is taken as N - 1.',
    bias: 'Accounts for unseen kinds; nearly unbiased while C is above about one half, and with a large variance below.',
    source: 'Chao and Shen 2003, doi:10.1023/A:1026096204727. Same as R entropy 1.3 `entropy.ChaoShen`.',
  },
]

export const metrics: readonly Metric[] = estimators.flatMap((estimator) =>
  [1, 2, 3, 4].map((n) => ngramEntropy(estimator, n)),
)

/**
 * @example
 * ngram_entropy.plugin.n1 of ['a b', 'a b', 'a c'] // 1.4591 bits: counts 3, 2 and 1
 */
function ngramEntropy({ name, label, bits, formula, bias, source }: Estimator, n: number): Metric {
  return textMetric({
    id: `ngram_entropy.${name}.n${n}`,
    version: 1,
    label: `Entropy of ${n}-grams (${label})`,
    unit: `bits per ${n}-gram`,
    format: 'number',
    better: 'higher',
    dependsOn: ['tokens'],
    minimum: { tokens: n },
    definition: `How evenly the sample spreads over different n-grams: 0 where all are the same, log2 of their number where all are equally frequent; n = ${n}, estimator ${label}.

**Formula.** ${formula} N is the number of ${n}-grams of the sample, pooled over documents and not crossing them.

**Bias.** ${bias}

**Smallest sensible sample.** Several times as many ${n}-grams as there are distinct ones; defined from one on. A rise above the human control can be word salad: read it with \`human_loss\`.

Source: ${source}`,
    measure(view) {
      const level = view.ngrams(n)
      return level.total === 0 ? noNgrams(n) : { value: bits(spectrumOfLevel(level)), n: level.total }
    },
  })
}
