import type { VectorBatch } from '../../contracts/batch.js'
import { RunError } from '../../errors/index.js'
import { noItems } from '../states/frequencies.js'

/** Of each chain, by weight of the items: first tokens, [chains, states], and neighbours, [chains, states, states]. */
export interface TokenCounts {
  readonly firsts: Float64Array
  /** Position i * states + j of a chain: how often j follows i. */
  readonly pairs: Float64Array
  /** Weight of the items of each chain. */
  readonly totals: Float64Array
}

export function countTokens(batch: VectorBatch, states: number): TokenCounts {
  const { values, weights, chains, count, dimension } = batch
  const firsts = new Float64Array(chains * states)
  const pairs = new Float64Array(chains * states * states)
  const totals = new Float64Array(chains)
  for (let chain = 0; chain < chains; chain++) {
    for (let item = chain * count; item < (chain + 1) * count; item++) {
      const weight = weights === undefined ? 1 : weights[item]
      let before = tokenAt(values, item * dimension, states)
      firsts[chain * states + before] += weight
      totals[chain] += weight
      for (let at = item * dimension + 1; at < (item + 1) * dimension; at++) {
        const token = tokenAt(values, at, states)
        pairs[(chain * states + before) * states + token] += weight
        before = token
      }
    }
    if (!(totals[chain] > 0)) throw noItems(chain, count)
  }
  return { firsts, pairs, totals }
}

/** A typed array swallows what is written outside of it, so a number that is no token must be looked for. */
function tokenAt(values: Float64Array, at: number, states: number): number {
  const token = values[at]
  if (token < states && token === token >>> 0) return token
  throw new RunError(
    `an item holds ${token}, which is no token: expected whole numbers from 0 to ${states - 1}`,
  )
}
