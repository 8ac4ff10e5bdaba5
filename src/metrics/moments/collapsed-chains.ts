import type { VectorMetric } from '../../contracts/vectors.js'
import { SHARE_OF_CHAINS, shareOfChains } from '../over-chains.js'
import { undefinedBecause } from '../text-metric.js'
import { chainVariances } from './chain-variances.js'
import { momentMetric } from './moment-metric.js'

/** Shares of the truth's standard deviation below which a chain counts as collapsed. */
const EPSILONS = ['1e-1', '1e-2', '1e-3', '1e-6']

export const metrics: readonly VectorMetric[] = EPSILONS.map((epsilon) =>
  momentMetric({
    id: `collapsed_chains.sd${epsilon}`,
    label: `Chains collapsed below ${epsilon} of the truth’s deviation`,
    unit: 'share of chains',
    format: 'percent',
    better: 'lower',
    definition: {
      what: `The share of chains whose standard deviation is below ${epsilon} times that of the truth: models that have all but become one point.`,
      formula: `share of chains with s < ${epsilon} s*, s^2 = trace(covariance) / dimension. ${SHARE_OF_CHAINS}`,
      bias: 'None. A model that is flat in one direction alone is not counted; `normal_entropy` sees it.',
      smallest: 'About 1 / share chains to see any at all.',
      source:
        'Shumailov et al. 2024, doi:10.1038/s41586-024-07566-y, theorem 3.1 (every chain ends so); Bertrand et al. 2023, arXiv:2310.00429 (the probability that one has not).',
    },
    ofMoments(model, truth) {
      const limit = Number(epsilon) * Math.sqrt(chainVariances(truth)[0])
      if (!(limit > 0)) return undefinedBecause('the truth has no variance')
      const below = chainVariances(model).filter((variance) => Math.sqrt(variance) < limit)
      return shareOfChains(below.length, model.chains)
    },
  }),
)
