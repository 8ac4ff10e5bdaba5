import type { Metric } from '../../contracts/metric.js'
import { hillNumber } from './estimators/hill-number.js'
import { GRAMS, gramMetric } from './gram-metric.js'

/** What an order of diversity looks at. */
const ORDER_MEANINGS = [
  'all kinds count alike: their number',
  'kinds count by their frequency: the exponential of the entropy',
  'frequent kinds count: the inverse of the chance that two tokens agree',
] as const

export const metrics: readonly Metric[] = GRAMS.flatMap((n) => ORDER_MEANINGS.map((_, q) => hill(q, n)))

/**
 * @example
 * hill.q2.n1 of ['a b', 'a b', 'a c'] // 36 / 14 = 2.5714: counts 3, 2 and 1
 */
function hill(q: number, n: number): Metric {
  return gramMetric(n, {
    name: `hill.q${q}`,
    label: `Effective number of ${n}-grams (q = ${q})`,
    unit: `effective ${n}-grams`,
    better: 'higher',
    dependsOn: ['tokens'],
    least: 1,
    definition: `Hill number of order q: how many equally frequent ${n}-grams would be as diverse as the sample's. The higher q, the less rare ones weigh: q = 0 all kinds count alike (their number), q = 1 by their frequency (the exponential of the entropy), q = 2 the frequent ones (the inverse of the chance that two ${n}-grams agree). Here q = ${q}: ${ORDER_MEANINGS[q]}.

**Formula.** (sum p^q)^(1 / (1 - q)) over the distinct ${n}-grams, with p = count / N; exp(-sum p ln p) for q = 1.

**Bias.** Too low, the more the smaller q: kinds that have not come yet do not count. q = 0 grows with the sample for ever, q = 1 for long, q = 2 hardly. Compare q = 0 and 1 only at the same number of tokens, or take \`hill_at_size\` and \`hill_at_coverage\`. A rise above the human control can be word salad: read it with \`human_loss\`.

**Smallest sensible sample.** q = 2: about 1,000 tokens; q = 0 and 1 show the size of any sample of text.

Source: Hill 1973, Diversity and evenness, doi:10.2307/1934352. Same as R vegan's \`renyi(hill = TRUE)\`.`,
    measure: (spectrum) => ({ value: hillNumber(spectrum, q) }),
  })
}
