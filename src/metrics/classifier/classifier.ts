import type { VectorBatch } from '../../contracts/batch.js'
import type { VectorMetric } from '../../contracts/vectors.js'
import { dotOfRow, linearMetric, perCoefficients } from '../linear-metric.js'
import { OVER_CHAINS, overChains } from '../over-chains.js'
import { undefinedBecause } from '../text-metric.js'
import { angleBetween, lengthOf } from './angle.js'

const SOURCE =
  'Feng et al. 2024, Beyond model collapse, arXiv:2406.07515 (linear classifiers of Gaussian inputs with synthetic labels).'
const NO_DIRECTION = 'A model whose coefficients are all 0 has no direction; it counts as at a right angle.'

export const metrics: readonly VectorMetric[] = [
  linearMetric({
    id: 'classifier.accuracy',
    label: 'Accuracy over the population',
    unit: 'share of true labels',
    format: 'percent',
    better: 'higher',
    task: 'classification',
    definition: {
      what: 'How often the model’s label is the true one, for inputs from a normal distribution that is the same in all directions.',
      formula: `1 - angle / pi with the angle between w and w*. ${NO_DIRECTION} ${OVER_CHAINS}`,
      bias: 'Exact for such inputs; for others take `classifier.test_error`.',
      smallest: 'Some ten chains.',
      source: `The two planes cut off opposite wedges of angle / (2 pi) each. ${SOURCE}`,
    },
    ofCoefficients: (model, truth) =>
      overChains(perCoefficients(model, (own) => 1 - angleBetween(own, truth.coefficients) / Math.PI)),
  }),
  linearMetric({
    id: 'classifier.cosine',
    label: 'Cosine to the truth',
    unit: 'cosine',
    format: 'number',
    better: 'higher',
    task: 'classification',
    definition: {
      what: 'How well the model’s direction agrees with the true one: 1 the same, 0 unrelated, -1 opposite.',
      formula: `w.w* / (|w| |w*|). ${NO_DIRECTION} ${OVER_CHAINS}`,
      bias: 'None: it is read off the parameters.',
      smallest: 'Some ten chains.',
      source: SOURCE,
    },
    ofCoefficients: (model, truth) =>
      overChains(perCoefficients(model, (own) => cosineBetween(own, truth.coefficients))),
  }),
  linearMetric({
    id: 'classifier.test_error',
    label: 'Error on test items',
    unit: 'share of test items',
    format: 'percent',
    better: 'lower',
    task: 'classification',
    definition: {
      what: 'The share of human test items whose label the model gets wrong.',
      formula: `share of items with label 1 and x.w < 0, or label -1 and x.w at least 0. ${OVER_CHAINS}`,
      bias: 'Unbiased. All chains share the test items, so that their luck is not in the interval.',
      smallest: 'Some hundred test items, some ten chains.',
      source: SOURCE,
    },
    ofCoefficients(model, _, { test }) {
      const { targets } = test
      if (test.count === 0) return undefinedBecause('there are no test items')
      if (targets === undefined) return undefinedBecause('test items have no labels')
      return overChains(perCoefficients(model, (own) => shareWrong(test, targets, own)))
    },
  }),
]

function cosineBetween(first: Float64Array, second: Float64Array): number {
  const lengths = lengthOf(first) * lengthOf(second)
  return lengths === 0 ? 0 : dotOfRow(first, 0, second) / lengths
}

function shareWrong(
  { values, count, dimension }: VectorBatch,
  labels: Float64Array,
  coefficients: Float64Array,
): number {
  let wrong = 0
  for (let item = 0; item < count; item++) {
    const positive = dotOfRow(values, item * dimension, coefficients) >= 0
    if (positive !== labels[item] > 0) wrong++
  }
  return wrong / count
}
