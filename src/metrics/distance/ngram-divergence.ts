import type { Metric } from '../../contracts/metric.js'
import { hellinger, jsBits, totalVariation } from './divergences.js'
import { ngramComparison } from './ngram-comparison.js'
import type { PairedSpectrum } from './paired-spectrum.js'

interface Divergence {
  readonly name: string
  readonly label: string
  readonly unit: string
  readonly question: string
  readonly formula: string
  readonly source: string
  readonly value: (pairs: PairedSpectrum) => number
}

const divergences: readonly Divergence[] = [
  {
    name: 'js_divergence',
    label: 'Jensen-Shannon divergence',
    unit: 'bits, 0 to 1',
    question:
      'How far the sample and human text are apart, neither being the measure of the other: what one of them tells on average about which of the two texts it was drawn from, as bits per {n}-gram.',
    formula: 'KL(H || M) / 2 + KL(S || M) / 2 in bits, M = (H + S) / 2 the even mixture. No smoothing.',
    source: 'Lin 1991, Divergence measures based on the Shannon entropy.',
    value: jsBits,
  },
  {
    name: 'js_distance',
    label: 'Jensen-Shannon distance',
    unit: 'distance, 0 to 1',
    question: 'The Jensen-Shannon divergence as a distance: it obeys the triangle inequality.',
    formula:
      'The square root of `js_divergence.n{n}`, which is in bits; scipy.spatial.distance.jensenshannon takes nats unless told otherwise, and is then smaller by the factor sqrt(ln 2) = 0.8326.',
    source: 'Endres and Schindelin 2003, A new metric for probability distributions.',
    value: (pairs) => Math.sqrt(jsBits(pairs)),
  },
  {
    name: 'hellinger',
    label: 'Hellinger distance',
    unit: 'distance, 0 to 1',
    question:
      'How little the two distributions overlap, rare {n}-grams counting more than in `total_variation.n{n}`.',
    formula: 'sqrt(1 - sum sqrt(h s)), h and s the shares of each {n}-gram in human text and in the sample.',
    source: 'Hellinger 1909; Le Cam 1986, Asymptotic methods in statistical decision theory.',
    value: hellinger,
  },
  {
    name: 'total_variation',
    label: 'Total variation distance',
    unit: 'distance, 0 to 1',
    question:
      'The share of the sample that would have to be changed into other {n}-grams to give human frequencies.',
    formula: 'sum |h - s| / 2, h and s the shares of each {n}-gram in human text and in the sample.',
    source: 'Levin, Peres and Wilmer 2009, Markov chains and mixing times, chapter 4.',
    value: totalVariation,
  },
]

/**
 * @example
 * js_divergence.n1 of ['a a'] with 'a b' as human text // 0.3113 bits
 * js_distance.n1 of the same // 0.5579
 * hellinger.n1 of the same // 0.5412
 * total_variation.n1 of the same // 1/2
 */
export const metrics: readonly Metric[] = divergences.flatMap((divergence) =>
  [1, 2].map((n) => metricOf(divergence, n)),
)

function metricOf({ name, label, unit, question, formula, source, value }: Divergence, n: number): Metric {
  const of = (text: string) => text.replaceAll('{n}', String(n))
  return ngramComparison({
    id: `${name}.n${n}`,
    label: `${label} of ${n}-grams`,
    unit: of(unit),
    n,
    definition: `${of(question)}

**Formula.** ${of(formula)}

**Bias.** Too high, the more so the smaller the two texts: two samples of one source differ as well, by the rare ${n}-grams that only one of them happens to hold. Compare at equal numbers of tokens, against the control.`,
    source,
    value,
  })
}
