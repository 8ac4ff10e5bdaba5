import { normalEntropy } from '../../numerics/normal-divergence.js'
import { OVER_CHAINS, overChains } from '../over-chains.js'
import { momentMetric } from './moment-metric.js'

export const metrics = [
  momentMetric({
    id: 'normal_entropy',
    label: 'Differential entropy',
    unit: 'nats',
    format: 'number',
    better: 'neither',
    kinds: ['normal'],
    definition: {
      what: 'How widely the model spreads its points, in all directions at once. It moves with the data’s unit and its zero means nothing; differences do.',
      formula: `(d ln(2 pi e) + ln det C) / 2. A collapsed chain (singular covariance) has -Infinity, and so has the mean. ${OVER_CHAINS}`,
      bias: 'None: it is read off the parameters.',
      smallest:
        'Some ten chains: where each generation is fitted to the last one’s sample, its standard deviation over chains is about sqrt(generations x dimensions / (2 points)).',
      source: 'Cover and Thomas 2006, Elements of Information Theory, theorem 8.4.1.',
    },
    ofMoments: ({ chains, dimension, covariances }) =>
      overChains(
        Float64Array.from({ length: chains }, (_, chain) =>
          normalEntropy(covariances, chain * dimension * dimension, dimension),
        ),
      ),
  }),
]
