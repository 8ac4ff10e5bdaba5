import type { VectorBatch } from '../../contracts/batch.js'
import type { TransitionsState } from '../../contracts/state.js'
import { RunError } from '../../errors/index.js'
import { checkScoredChains } from '../states/scored-chains.js'
import { countTokens } from './counts.js'
import { rowAfter } from './rows.js'

/**
 * The mean log probability (nats) of a whole item, log p(first) + sum of log p(next | before), that each chain's model
 * gives; a weighted mean where items have weights. After a token that nothing was seen to follow it is, as when
 * drawing, that of a first token. -Infinity where an item is impossible.
 */
export function meanLogProbabilities(state: TransitionsState, items: VectorBatch): Float64Array {
  const { chains, states, length, initial } = state
  if (items.dimension !== length) {
    throw new RunError(`items have ${items.dimension} tokens, the model writes ${length}`)
  }
  checkScoredChains(items, chains)
  const { firsts, pairs, totals } = countTokens(items, states)
  return Float64Array.from({ length: chains }, (_, chain) => {
    const scored = items.chains === 1 ? 0 : chain
    const first = initial.subarray(chain * states, (chain + 1) * states)
    let sum = weightedLogs(firsts.subarray(scored * states, (scored + 1) * states), first)
    for (let token = 0; token < states; token++) {
      const from = (scored * states + token) * states
      sum += weightedLogs(pairs.subarray(from, from + states), rowAfter(state, chain, token) ?? first)
    }
    return sum / totals[scored]
  })
}

function weightedLogs(weights: Float64Array, probabilities: Float64Array): number {
  let sum = 0
  for (let at = 0; at < weights.length; at++) {
    if (weights[at] > 0) sum += weights[at] * Math.log(probabilities[at])
  }
  return sum
}
