import type { VectorMetric } from '../../contracts/vectors.js'
import { OVER_CHAINS, overChains } from '../over-chains.js'
import { momentMetric } from './moment-metric.js'
import { squaredFrechet } from './squared-frechet.js'

const SQUARED = '|mu - mu*|^2 + tr(C + C* - 2 (C C*)^(1/2)); in one dimension (mu - mu*)^2 + (s - s*)^2'

const forms = [
  {
    name: 'squared',
    label: 'Squared Wasserstein-2 distance to the truth',
    unit: 'squared units of the data, summed over dimensions',
    what: 'The least mean squared distance that a model’s points must move to become points of the truth; exact for normal distributions.',
    formula: SQUARED,
    of: (squared: Float64Array) => squared,
  },
  {
    name: 'distance',
    label: 'Wasserstein-2 distance to the truth',
    unit: 'units of the data',
    what: 'The Wasserstein-2 distance in the unit of the data; exact for normal distributions.',
    formula: `the root, taken of each chain, of ${SQUARED}`,
    of: (squared: Float64Array) => squared.map(Math.sqrt),
  },
] as const

export const metrics: readonly VectorMetric[] = forms.map(({ name, label, unit, what, formula, of }) =>
  momentMetric({
    id: `wasserstein2.${name}`,
    label,
    unit,
    kinds: ['normal'],
    format: 'number',
    better: 'lower',
    definition: {
      what,
      formula: `${formula}. ${OVER_CHAINS}`,
      bias: 'None. It is the sum of what the mean has wandered and what the spread has changed, and after many generations the mean’s part rules it.',
      smallest: 'Some hundred chains: over chains it is spread about as widely as it is large.',
      source:
        'Dowson and Landau 1982, The Frechet distance between multivariate normal distributions; as a risk of recursive fits Shumailov et al. 2024, doi:10.1038/s41586-024-07566-y.',
    },
    ofMoments: (model, truth) => overChains(of(squaredFrechet(model, truth))),
  }),
)
