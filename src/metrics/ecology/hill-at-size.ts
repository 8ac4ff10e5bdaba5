import type { Metric } from '../../contracts/metric.js'
import type { Order } from './estimators/asymptote.js'
import { hillAtSize } from './estimators/standardised.js'
import { GRAMS, gramMetric } from './gram-metric.js'
import { type Level, ORDERS, outOfReach, SIZES } from './levels.js'

export const metrics: readonly Metric[] = GRAMS.flatMap((n) =>
  ORDERS.flatMap((q) => SIZES.map((level) => hillAt(level, q, n))),
)

/**
 * @example
 * hill_at_size.q2.m1000.n1 of 21 times the same 50 words // 1 / (1 / 1000 + 999 / 1000 x 20 / 1049) = 49.88
 */
function hillAt(level: Level, q: Order, n: number): Metric {
  return gramMetric(n, {
    name: `hill_at_size.q${q}.${level.name}`,
    label: `Effective number of ${n}-grams (q = ${q}) ${level.label(n)}`,
    unit: `effective ${n}-grams`,
    better: 'higher',
    definition: `Hill number of order q expected of a sample of a declared size, so that samples of any size compare: smaller than ours (rarefaction: the mean over all ways of drawing so many ${n}-grams from it without replacement) or up to twice as large (extrapolation). Here q = ${q}, ${level.label(n)}; m in the id is the size. See \`hill\` for the orders; q = 0 is the rarefied number of types.

**Formula.** With counts c of N ${n}-grams and size m <= N: q = 0: sum 1 - C(N - c, m) / C(N, m) (Hurlbert). q = 1: exp(-sum over k of (k / m) ln(k / m) f_k), where f_k is the expected number of kinds drawn k times. q = 2, any m: 1 / (1 / m + (1 - 1 / m) sum c (c - 1) / (N (N - 1))). For q < 2 and m > N: D(N) + (D_inf - D(N)) (1 - (1 - b)^(m - N)), where D_inf is \`hill_asymptotic\` and b = (D(N) - D(N - 1)) / (D_inf - D(N - 1)).

**Bias.** Rarefaction has none from the size of the sample. Extrapolation is as good as \`hill_asymptotic\` is: too low for q = 0. Tokens are drawn one by one, not by document: ${n}-grams that come in clumps within documents raise the value above that of a text so short. Read it with \`human_loss\`: word salad is diverse.

**Smallest sensible sample.** 50 ${n}-grams and half the size; for q = 0 the size itself.

Source: Hurlbert 1971, doi:10.2307/1934145; Chao et al. 2014, doi:10.1890/13-0133.1; extrapolation of q = 1 by Chao and Jost 2015, doi:10.1111/2041-210X.12349, as in R iNEXT 3.`,
    measure: (spectrum) =>
      outOfReach(spectrum, level, n) ?? { value: hillAtSize(spectrum, q, level.size(spectrum)) },
  })
}
