import type { VectorBatch } from '../../contracts/batch.js'
import type { LinearState } from '../../contracts/state.js'
import type { VectorFamily } from '../../contracts/vectors.js'
import { LeastSquares } from '../../numerics/least-squares.js'
import { chainNote } from '../chain-note.js'
import { checkItemWeights } from '../item-weights.js'
import { linearTruth } from '../linear/truth.js'
import { refuseDecoding } from '../refuse-decoding.js'
import { linearRegressionModel } from './model.js'
import type { LinearRegressionOptions } from './options.js'

const NAME = 'linear-regression'

/**
 * Ordinary least squares (or ridge) of each chain, weighted by the items' weights. Where the items do not determine the
 * coefficients (fewer items than inputs), it takes the shortest that fit best, and says so.
 *
 * Source: Gerstgrasser et al., arXiv 2404.01413, section 3.
 */
export const linearRegressionFamily: VectorFamily<LinearRegressionOptions> = {
  name: NAME,
  version: 1,
  data: 'vectors',
  capabilities: ({ design }) => ({
    batch: 'vectors',
    lossWeights: true,
    randomFit: false,
    relabels: design === 'fixed' ? 'train' : 'new',
  }),
  checkDecoding: (_options, decoding) =>
    refuseDecoding(NAME, decoding, 'targets are drawn with the noise that its option noise says'),
  checkWorld: (_options, world) => {
    linearTruth(world, NAME, 'regression')
  },
  fit(batch, options, { world }) {
    const noise = options.noise ?? linearTruth(world, NAME, 'regression').noise
    checkItemWeights(batch, NAME)
    const { coefficients, open } = solved(batch, options.penalty)
    const { chains, dimension } = batch
    const state: LinearState = { kind: 'linear', task: 'regression', chains, dimension, coefficients, noise }
    return linearRegressionModel(
      state,
      options,
      chainNote(
        open,
        chains,
        'the items do not determine the coefficients; the shortest that fit best are taken',
      ),
    )
  },
  restore(state, options) {
    if (state.kind !== 'linear') throw new RangeError(`a linear regression is no ${state.kind} state`)
    return linearRegressionModel(state, options)
  },
}

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
