import type { Metric } from '../../contracts/metric.js'
import { undefinedBecause } from '../text-metric.js'
import { asymptoticHill, type Order } from './estimators/asymptote.js'
import { GRAMS, gramMetric } from './gram-metric.js'
import { ORDERS } from './levels.js'

export const metrics: readonly Metric[] = GRAMS.flatMap((n) => ORDERS.map((q) => hillAsymptotic(q, n)))

/**
 * @example
 * hill_asymptotic.q0.n1 of 60 words, 40 of them once and 10 of them twice // 50 + 59/60 x 40 x 40 / 20 = 128.67
 */
function hillAsymptotic(q: Order, n: number): Metric {
  return gramMetric(n, {
    name: `hill_asymptotic.q${q}`,
    label: `Effective number of ${n}-grams of the source (q = ${q})`,
    unit: `effective ${n}-grams`,
    better: 'higher',
    dependsOn: ['tokens'],
    definition: `The Hill number of order q that ever larger samples would go to, as far as this one can tell; here q = ${q}. See \`hill\` for the orders.

**Formula.** q = 0: S + ((N - 1) / N) f1^2 / (2 f2), Chao1 (f1 (f1 - 1) / 2 in place of the last fraction where f2 = 0). q = 1: exp of sum (c / N) (psi(N) - psi(c)) + (f1 / N) sum over r >= N of A^(r - N + 1) / r, with counts c, the digamma function psi and A as in \`sample_coverage\`. q = 2: N (N - 1) / sum c (c - 1).

**Bias.** q = 0 is a lower bound, far too low for text, whose kinds grow without end. q = 1 is nearly unbiased where most kinds were seen, and too low for text at small coverage. q = 2 is unbiased in its inverse; undefined where no ${n}-gram occurs twice.

**Smallest sensible sample.** q = 0 and 1: a \`sample_coverage\` above one half; q = 2: about 1,000 tokens.

Source: Chao et al. 2014, doi:10.1890/13-0133.1; for q = 1 Chao, Wang and Jost 2013, doi:10.1111/2041-210X.12108. Same as AsyEst of R iNEXT.`,
    measure(spectrum) {
      const value = asymptoticHill(spectrum, q)
      return value === Number.POSITIVE_INFINITY ? undefinedBecause(`no ${n}-gram occurs twice`) : { value }
    },
  })
}
