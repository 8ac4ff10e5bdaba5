import type { VectorBatch } from '../../contracts/batch.js'
import type { LinearState } from '../../contracts/state.js'
import type { VectorFamily } from '../../contracts/vectors.js'
import { chainNote } from '../chain-note.js'
import { checkItemWeights } from '../item-weights.js'
import { linearTruth } from '../linear/truth.js'
import { refuseDecoding } from '../refuse-decoding.js'
import { linearClassifierModel } from './model.js'
import type { LinearClassifierOptions } from './options.js'

const NAME = 'linear-classifier'

/**
 * The averaging classifier: w is the (weighted) mean of y x over the items, and x is labelled by the sign of x.w.
 *
 * Source: Feng et al., arXiv 2406.07515, the linear model of its theory.
 */
export const linearClassifierFamily: VectorFamily<LinearClassifierOptions> = {
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
    refuseDecoding(NAME, decoding, 'labels are flipped as its option label_noise says'),
  checkWorld: (_options, world) => {
    linearTruth(world, NAME, 'classification')
  },
  fit(batch, options) {
    checkItemWeights(batch, NAME)
    const { chains, dimension } = batch
    const coefficients = averaged(batch)
    const state: LinearState = {
      kind: 'linear',
      task: 'classification',
      chains,
      dimension,
      coefficients,
      noise: 0,
    }
    const even = chainsOfZeros(state)
    return linearClassifierModel(
      state,
      options,
      chainNote(even, chains, 'the labels cancel out (all coefficients 0); every input is labelled 1'),
    )
  },
  restore(state, options) {
    if (state.kind !== 'linear') throw new RangeError(`a linear classifier is no ${state.kind} state`)
    return linearClassifierModel(state, options)
  },
}

function averaged(batch: VectorBatch): Float64Array {
  const { values, targets, weights, chains, count, dimension } = batch
  if (targets === undefined) throw new RangeError('a classifier needs labels')
  const coefficients = new Float64Array(chains * dimension)
  for (let chain = 0; chain < chains; chain++) {
    const own = coefficients.subarray(chain * dimension, (chain + 1) * dimension)
    let total = 0
    for (let item = chain * count; item < (chain + 1) * count; item++) {
      const weight = weights === undefined ? 1 : weights[item]
      if (weight === 0) continue
      total += weight
      const label = weight * targets[item]
      for (let at = 0; at < dimension; at++) own[at] += label * values[item * dimension + at]
    }
    for (let at = 0; at < dimension; at++) own[at] /= total
  }
  return coefficients
}

function chainsOfZeros({ chains, dimension, coefficients }: LinearState): number {
  let zeros = 0
  for (let chain = 0; chain < chains; chain++) {
    if (coefficients.subarray(chain * dimension, (chain + 1) * dimension).every((w) => w === 0)) zeros++
  }
  return zeros
}
