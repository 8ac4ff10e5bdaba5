import type { Metric } from '../../contracts/metric.js'
import { ngramComparison } from './ngram-comparison.js'
import { rankTurbulence } from './rank-turbulence-divergence.js'

/** What its authors use for texts: rare and frequent kinds both contribute. */
const ALPHA = 1 / 3

/**
 * @example
 * rank_turbulence.alpha_third.n1 of ['a a b'] with 'a a b' as human text // 0
 */
export const metrics: readonly Metric[] = [1, 2].map((n) =>
  ngramComparison({
    id: `rank_turbulence.alpha_third.n${n}`,
    label: `Rank-turbulence divergence of ${n}-grams`,
    unit: 'divergence, 0 to 1',
    n,
    definition: `How much the ranking of ${n}-grams by frequency has changed from human text to the sample. Ranks, unlike shares, let kinds of all frequencies count at once, which suits the heavy tails of language.

**Formula.** (1/Z) sum over ${n}-grams of |1/r_h^a - 1/r_s^a|^(1/(a+1)), a = 1/3, r_h and r_s the ranks in human text and in the sample: 1 is the most frequent, equal counts share the mean of their ranks, kinds that a text lacks share its last ranks. Z is the same sum for two texts with these counts and no ${n}-gram in common. 0: the same ranking; 1: nothing in common. Dodds et al. mean Z so too, but their formula has the texts' numbers of kinds in Z the other way round: nothing changes where both have equally many kinds, but a sample of a tenth of the kinds and none in common would get 0.62.

**Bias.** Grows with the share of kinds that occur once or twice, whose ranks are chance, so it depends on the size of both texts. Compare at equal numbers of tokens, against the control.`,
    source:
      'Dodds et al. 2023, Allotaxonometry and rank-turbulence divergence, doi:10.1140/epjds/s13688-023-00400-x.',
    value: (pairs) => rankTurbulence(pairs, ALPHA),
  }),
)
