import type { VectorBatch } from '../../contracts/batch.js'
import { RunError } from '../../errors/index.js'

/**
 * The maximum likelihood estimate of each chain, [chains, states]: the share of every state in the weight of its items,
 * `added` counted to each state beforehand.
 *
 *     p(i) = (weight of items in state i + added) / (weight of all items + states * added)
 */
export function stateFrequencies(batch: VectorBatch, states: number, added = 0): Float64Array {
  const { values, weights, chains, count, dimension } = batch
  if (dimension !== 1) throw new RunError(`a state is one number, and items have ${dimension}`)
  const shares = new Float64Array(chains * states)
  for (let chain = 0; chain < chains; chain++) {
    const own = shares.subarray(chain * states, (chain + 1) * states)
    let total = states * added
    if (added > 0) own.fill(added)
    for (let item = chain * count; item < (chain + 1) * count; item++) {
      const weight = weights === undefined ? 1 : weights[item]
      const state = values[item]
      // A typed array swallows what is written outside of it, so a number that is no state must be looked for.
      if (!(state < states && state === state >>> 0)) throw noState(state, states, chain)
      own[state] += weight
      total += weight
    }
    if (!(total > 0)) throw noItems(chain, count)
    for (let state = 0; state < states; state++) own[state] /= total
  }
  return shares
}

function noState(value: number, states: number, chain: number): RunError {
  return new RunError(
    `an item of chain ${chain} is ${value}, which is no state: expected a whole number from 0 to ${states - 1}`,
  )
}

/** Where a chain has no item of weight above 0. */
export function noItems(chain: number, count: number): RunError {
  return new RunError(
    count === 0 ? `chain ${chain} has no items` : `all ${count} items of chain ${chain} have weight 0`,
    'Let curation keep more, mix in human data, or give the family a smoothing above 0.',
  )
}
