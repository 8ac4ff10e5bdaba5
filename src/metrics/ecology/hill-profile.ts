import type { Metric } from '../../contracts/metric.js'
import { spectrumOfLevel } from '../spectrum.js'
import { belowMinimum, noNgrams } from '../text-metric.js'
import { hillNumber } from './estimators/hill-number.js'
import { GRAMS } from './gram-metric.js'

/** Orders 0, 0.25 .. 4: beyond 4 the profile is the inverse of the largest share, nearly. */
const ORDERS = Array.from({ length: 17 }, (_, index) => index / 4)

export const metrics: readonly Metric[] = GRAMS.map(hillProfile)

/**
 * @example
 * hill_profile.n1 of ['a b', 'a b', 'a c'] // q=0: 3, q=1: 2.7495, q=2: 2.5714, q=4: 2.3709
 */
function hillProfile(n: number): Metric {
  const minimum = { tokens: n }
  return {
    id: `hill_profile.n${n}`,
    version: 1,
    label: `Diversity profile of ${n}-grams`,
    unit: `effective ${n}-grams`,
    format: 'number',
    better: 'higher',
    needs: [],
    dependsOn: ['tokens'],
    minimum,
    definition: `Hill numbers of the orders q = 0, 0.25 .. 4, one value an order (\`q=0.25\`): the effective number of ${n}-grams as rare ones weigh less and less. A text is more diverse than another without doubt where its whole profile lies higher; profiles that cross say that one has more rare ${n}-grams and the other more even frequent ones.

**Formula.** (sum p^q)^(1 / (1 - q)) with p = count / N; exp(-sum p ln p) for q = 1.

**Bias.** As for \`hill\`: too low for small q, and growing with the sample there. Compare only at the same number of tokens.

**Smallest sensible sample.** About 1,000 tokens from q = 2 on; left of it the profile shows the size of any sample of text.

Source: Hill 1973, Diversity and evenness, doi:10.2307/1934352; Leinster and Cobbold 2012, doi:10.1890/10-2402.1 (reading profiles).`,
    measure({ probe }) {
      const small = belowMinimum(minimum, probe)
      if (small !== undefined) return [small]
      const level = probe.ngrams(n)
      if (level.total === 0) return [noNgrams(n)]
      const spectrum = spectrumOfLevel(level)
      return ORDERS.map((q) => ({ group: `q=${q}`, value: hillNumber(spectrum, q), n: level.total }))
    },
  }
}
