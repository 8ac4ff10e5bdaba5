import type { VectorBatch } from '../../contracts/batch.js'
import type { VectorMetric } from '../../contracts/vectors.js'
import { dotOfRow, linearMetric, perCoefficients } from '../linear-metric.js'
import { OVER_CHAINS, overChains } from '../over-chains.js'
import { undefinedBecause } from '../text-metric.js'

const SOURCE =
  'Gerstgrasser et al. 2024, arXiv:2404.01413, theorems 1 and 2: with T points of d standard normal inputs the mean excess is sigma^2 d / (T - d - 1) times the generation (replace), or times sum 1 / i^2 (accumulate).'
const SMALLEST = 'Some hundred chains: over chains it is spread by about sqrt(2 / d) of its mean.'

export const metrics: readonly VectorMetric[] = [
  linearMetric({
    id: 'regression_error.coefficients',
    label: 'Squared error of the coefficients',
    unit: 'squared units of a coefficient, summed',
    format: 'number',
    better: 'lower',
    task: 'regression',
    definition: {
      what: 'How far the model’s coefficients are from the true ones. Where inputs are independent of variance 1 it is the excess test error over the whole population, exactly.',
      formula: `||w - w*||^2, which is (w - w*)' Sigma (w - w*) where the covariance Sigma of inputs is the identity. ${OVER_CHAINS}`,
      bias: 'None: it is read off the parameters. With inputs of other variances it is no test error: take `regression_error.excess`.',
      smallest: SMALLEST,
      source: SOURCE,
    },
    ofCoefficients: (model, truth) =>
      overChains(perCoefficients(model, (own) => lengthSquared(minus(own, truth.coefficients)))),
  }),
  linearMetric({
    id: 'regression_error.excess',
    label: 'Excess test error',
    unit: 'squared units of the target',
    format: 'number',
    better: 'lower',
    task: 'regression',
    definition: {
      what: 'How much worse than the truth the model predicts new targets: what it adds to the noise that nobody can predict.',
      formula: `mean over the human test inputs of (x.(w - w*))^2, which is (w - w*)' S (w - w*) with their second moments S = mean x x'. The noise of the targets is not in it. ${OVER_CHAINS}`,
      bias: 'Unbiased for (w - w*)’ Sigma (w - w*) under any distribution of inputs. All chains share the test inputs: their luck, of relative size sqrt(2 / (test inputs)) in one direction, is not in the interval.',
      smallest: `Some hundred test inputs. ${SMALLEST}`,
      source: SOURCE,
    },
    ofCoefficients(model, truth, { test }) {
      if (test.count === 0) return undefinedBecause('there are no test items')
      return overChains(
        perCoefficients(model, (own) => meanSquaredResidual(test, minus(own, truth.coefficients))),
      )
    },
  }),
  linearMetric({
    id: 'regression_error.test',
    label: 'Mean squared error on test items',
    unit: 'squared units of the target',
    format: 'number',
    better: 'lower',
    task: 'regression',
    definition: {
      what: 'What one measures without knowing the truth: the squared error of the model’s predictions of human test targets, noise included.',
      formula: `mean over the human test items of (y - x.w)^2. ${OVER_CHAINS}`,
      bias: 'Unbiased for the noise’s variance plus the excess. All chains share the test items, so that their noise is not in the interval.',
      smallest: `Some hundred test items. ${SMALLEST}`,
      source: SOURCE,
    },
    ofCoefficients(model, _, { test }) {
      const { targets } = test
      if (test.count === 0) return undefinedBecause('there are no test items')
      if (targets === undefined) return undefinedBecause('test items have no targets')
      return overChains(perCoefficients(model, (own) => meanSquaredResidual(test, own, targets)))
    },
  }),
]

/** Mean over items of (y - x.w)^2; without targets y is 0. */
export function meanSquaredResidual(
  { values, count, dimension }: VectorBatch,
  coefficients: Float64Array,
  targets?: Float64Array,
): number {
  let sum = 0
  for (let item = 0; item < count; item++) {
    const residual = (targets?.[item] ?? 0) - dotOfRow(values, item * dimension, coefficients)
    sum += residual * residual
  }
  return sum / count
}

function minus(first: Float64Array, second: Float64Array): Float64Array {
  return first.map((value, axis) => value - second[axis])
}

function lengthSquared(vector: Float64Array): number {
  return dotOfRow(vector, 0, vector)
}
