import { OVER_CHAINS, overChains } from '../over-chains.js'
import { momentMetric } from './moment-metric.js'
import { squaredFrechet } from './squared-frechet.js'

export const metrics = [
  momentMetric({
    id: 'frechet_moments.squared',
    label: 'Squared Frechet distance to the truth',
    unit: 'squared units of the data, summed over dimensions',
    format: 'number',
    better: 'lower',
    definition: {
      what: 'How far the model’s mean and covariance are from those of the truth: the squared Wasserstein-2 distance of the normal distributions that have them. What means and covariances leave open, such as modes, it does not see.',
      formula: `|mu - mu*|^2 + tr(C + C* - 2 (C C*)^(1/2)), with the exact moments of the model’s distribution. ${OVER_CHAINS}`,
      bias: 'Not an estimate: it is read off the parameters. As a stand-in for the squared Wasserstein-2 distance it is a lower bound, exact for normal distributions.',
      smallest: 'Some hundred chains: over chains it is spread about as widely as it is large.',
      source:
        'Dowson and Landau 1982, The Frechet distance between multivariate normal distributions; lower bound: Gelbrich 1990, doi:10.1002/mana.19901470121.',
    },
    ofMoments: (model, truth) => overChains(squaredFrechet(model, truth)),
  }),
]
