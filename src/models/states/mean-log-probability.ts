import type { VectorBatch } from '../../contracts/batch.js'
import type { StatesState } from '../../contracts/state.js'
import { checkScoredChains } from './scored-chains.js'
import { stateFrequencies } from './frequencies.js'

/**
 * The mean log probability (nats) that each chain's distribution gives to items, a weighted mean where they have
 * weights: the sum over states of their share of the items times log p. -Infinity where p is 0 for one of them.
 * Items of one chain are scored by every distribution, else each by its own.
 *
 * @example
 * // of the states 0, 0, 1 under p = (0.5, 0.5): -0.693
 */
export function meanLogProbabilities(
  { chains, states, probabilities }: StatesState,
  items: VectorBatch,
): Float64Array {
  checkScoredChains(items, chains)
  const shares = stateFrequencies(items, states)
  const means = new Float64Array(chains)
  for (let chain = 0; chain < chains; chain++) {
    const from = items.chains === 1 ? 0 : chain * states
    let mean = 0
    for (let state = 0; state < states; state++) {
      const share = shares[from + state]
      if (share > 0) mean += share * Math.log(probabilities[chain * states + state])
    }
    means[chain] = mean
  }
  return means
}
