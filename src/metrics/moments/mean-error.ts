import { OVER_CHAINS, overChains } from '../over-chains.js'
import { momentMetric } from './moment-metric.js'
import type { Moments } from './state-moments.js'

export const metrics = [
  momentMetric({
    id: 'mean_error.squared',
    label: 'Squared error of the mean',
    unit: 'squared units of the data, summed over dimensions',
    format: 'number',
    better: 'lower',
    definition: {
      what: 'How far the model’s mean has wandered from that of the truth. With each generation fitted to the last one’s sample it grows by one sampling variance a generation, without limit as long as there is variance.',
      formula: `||mu - mu*||^2, the sum over dimensions, with the exact mean mu of the model’s distribution. ${OVER_CHAINS}`,
      bias: 'None. Its distribution over chains is skewed (chi-squared times a variance), so with few chains the interval is rough.',
      smallest:
        'Some hundred chains for a mean to two digits: its relative standard error is about sqrt(2 / chains) in one dimension.',
      source:
        'Shumailov et al. 2024, doi:10.1038/s41586-024-07566-y, the first term of their Wasserstein-2 risk; Kazdan et al. 2025, arXiv:2410.16713.',
    },
    ofMoments: (model, truth) => overChains(squaredErrorsOfMeans(model, truth.means)),
  }),
]

/**
 * Squared Euclidean distance of each chain's mean from one mean.
 *
 * @example
 * squaredErrorsOfMeans({ chains: 2, dimension: 1, means: [1, 3], ... }, [0]) // 1, 9
 */
export function squaredErrorsOfMeans(
  { chains, dimension, means }: Omit<Moments, 'covariances'>,
  truth: ArrayLike<number>,
): Float64Array {
  const errors = new Float64Array(chains)
  for (const [at, value] of means.entries()) {
    const difference = value - truth[at % dimension]
    errors[Math.floor(at / dimension)] += difference * difference
  }
  return errors
}
