import { DENSITY_KINDS } from '../density-state.js'
import { OVER_CHAINS, overChains } from '../over-chains.js'
import { undefinedBecause } from '../text-metric.js'
import { vectorMetric } from '../vector-metric.js'

export const metrics = [
  vectorMetric({
    id: 'negative_log_density.test',
    label: 'Negative log density of test items',
    unit: 'nats per item',
    format: 'number',
    better: 'lower',
    kinds: DENSITY_KINDS,
    definition: {
      what: 'How surprised the model is by human items that nothing was trained on: the loss of a model of numbers.',
      formula: `-mean over the human test items of ln p(x). A chain that gives an item no density has Infinity, and so has the mean. ${OVER_CHAINS}`,
      bias: 'Unbiased for the cross-entropy. Its level depends on the data’s unit; differences do not. All chains share the test items, so that their luck is not in the interval.',
      smallest: 'Some hundred test items.',
      source: 'Kazdan et al. 2025, arXiv:2410.16713, their measure of kernel density estimates.',
    },
    measure({ model, test }) {
      if (model.meanLogDensity === undefined) return undefinedBecause('the model gives no densities')
      if (test.count === 0) return undefinedBecause('there are no test items')
      return overChains(model.meanLogDensity(test).map((mean) => -mean))
    },
  }),
]
