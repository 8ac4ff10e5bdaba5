import type { VectorBatch } from '../../contracts/batch.js'

/** How often each state stands among one chain's items, without those of weight 0. */
export interface StateCounts {
  readonly counts: Uint32Array
  readonly total: number
}

/**
 * @example
 * countStates(itemsOfChain0([2, 0, 2]), 0, 3) // counts 1, 0, 2; total 3
 */
export function countStates(
  { values, weights, count }: VectorBatch,
  chain: number,
  states: number,
): StateCounts {
  const counts = new Uint32Array(states)
  let total = 0
  for (let at = chain * count; at < (chain + 1) * count; at++) {
    if (weights?.[at] === 0) continue
    counts[values[at]]++
    total++
  }
  return { counts, total }
}
