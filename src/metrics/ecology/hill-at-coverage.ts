import type { Metric } from '../../contracts/metric.js'
import type { Order } from './estimators/asymptote.js'
import { hillAtSize } from './estimators/standardised.js'
import { GRAMS, gramMetric } from './gram-metric.js'
import { COVERAGES, type Level, ORDERS, outOfReach } from './levels.js'

export const metrics: readonly Metric[] = GRAMS.flatMap((n) =>
  ORDERS.flatMap((q) => COVERAGES.map((level) => hillAt(level, q, n))),
)

/**
 * @example
 * hill_at_coverage.q0.c50.n1 of 'a b a b ..' // a little over 1: one word covers just under a half of the rest
 */
function hillAt(level: Level, q: Order, n: number): Metric {
  return gramMetric(n, {
    name: `hill_at_coverage.q${q}.${level.name}`,
    label: `Effective number of ${n}-grams (q = ${q}) ${level.label(n)}`,
    unit: `effective ${n}-grams`,
    better: 'higher',
    definition: `Hill number of order q expected of a sample that is as complete as declared: equally complete samples compare fairly where equally large ones do not, because a rich text needs more tokens to show as much of itself. Here q = ${q}, ${level.label(n)}; c in the id is the coverage in per cent, the share of all the source would write that belongs to ${n}-grams already seen. See \`hill\` for the orders.

**Formula.** \`hill_at_size\` at the size m whose expected coverage is the declared one: 1 - sum (c / N) C(N - c, m) / C(N - 1, m) for m < N, over counts c; 1 - (f1 / N) A^(m - N + 1) from N on, with A as in \`sample_coverage\`. Between two whole sizes below N, coverage and value are taken in proportion. Up to m = 2 N; beyond that undefined.

**Bias.** Little from the size of the sample below its own coverage; beyond it that of extrapolation: too low for q = 0. ${n}-grams that come in clumps within documents make the coverage too high. Read it with \`human_loss\`: word salad is diverse.

**Smallest sensible sample.** 50 ${n}-grams, and a \`sample_coverage\` near the declared one.

Source: Chao and Jost 2012, doi:10.1890/11-1952.1; Chao et al. 2014, doi:10.1890/13-0133.1.`,
    measure: (spectrum) =>
      outOfReach(spectrum, level, n) ?? { value: hillAtSize(spectrum, q, level.size(spectrum)) },
  })
}
