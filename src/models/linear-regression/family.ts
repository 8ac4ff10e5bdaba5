import type { VectorBatch } from '../../contracts/batch.js'
import { LeastSquares } from '../../numerics/least-squares.js'
import { chainNote } from '../chain-note.js'
import { linearFamily } from '../linear/family.js'
import { linearTruth } from '../linear/truth.js'
import { linearRegressionModel } from './model.js'
import type { LinearRegressionOptions } from './options.js'

const NAME = 'linear-regression'

/**
 * Ordinary least squares (or ridge) of each chain, weighted by the items' weights. Where the items do not determine the
 * coefficients (fewer items than inputs), it takes the shortest that fit best, and says so.
 *
 * Source: Gerstgrasser et al., arXiv 2404.01413, section 3.
 */
export const linearRegressionFamily = linearFamily<LinearRegressionOptions>({
  name: NAME,
  task: 'regression',
  insteadOfDecoding: 'targets are drawn with the noise that its option noise says',
  model: linearRegressionModel,
  estimate(batch, { noise, penalty }, world) {
    const { coefficients, open } = solved(batch, penalty)
    const note = 'the items do not determine the coefficients; the shortest that fit best are taken'
    return {
      coefficients,
      noise: noise ?? linearTruth(world, NAME, 'regression').noise,
      notes: chainNote(open, batch.chains, note),
    }
  },
})

/** Coefficients [chains, dimension], and of how many chains they were not determined. */
function solved(batch: VectorBatch, penalty: number) {
  const { values, targets, weights, chains, count, dimension } = batch
  if (targets === undefined) throw new RangeError('a regression needs targets')
  const coefficients = new Float64Array(chains * dimension)
  const problem = new LeastSquares(dimension)
  let open = 0
  for (let chain = 0; chain < chains; chain++) {
    problem.clear()
    for (let item = chain * count; item < (chain + 1) * count; item++) {
      const weight = weights === undefined ? 1 : weights[item]
      if (weight > 0) problem.add(values, item * dimension, targets[item], weight)
    }
    const solution = problem.solve(penalty)
    if (!solution.determined) open++
    coefficients.set(solution.coefficients, chain * dimension)
  }
  return { coefficients, open }
}
