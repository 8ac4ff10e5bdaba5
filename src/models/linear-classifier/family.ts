import type { VectorBatch } from '../../contracts/batch.js'
import { chainNote } from '../chain-note.js'
import { linearFamily } from '../linear/family.js'
import { linearClassifierModel } from './model.js'
import type { LinearClassifierOptions } from './options.js'

/**
 * The averaging classifier: w is the (weighted) mean of y x over the items, and x is labelled by the sign of x.w.
 *
 * Source: Feng et al., arXiv 2406.07515, the linear model of its theory.
 */
export const linearClassifierFamily = linearFamily<LinearClassifierOptions>({
  name: 'linear-classifier',
  task: 'classification',
  insteadOfDecoding: 'labels are flipped as its option label_noise says',
  model: linearClassifierModel,
  estimate(batch) {
    const coefficients = averaged(batch)
    const even = chainsOfZeros(coefficients, batch)
    const note = 'the labels cancel out (all coefficients 0); every input is labelled 1'
    return { coefficients, noise: 0, notes: chainNote(even, batch.chains, note) }
  },
})

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

function chainsOfZeros(coefficients: Float64Array, { chains, dimension }: VectorBatch): number {
  let zeros = 0
  for (let chain = 0; chain < chains; chain++) {
    if (coefficients.subarray(chain * dimension, (chain + 1) * dimension).every((w) => w === 0)) zeros++
  }
  return zeros
}
