import { StateRanker } from '../states/ranker.js'

/**
 * Keeps the `memory` likeliest states of every row of [chains, states] (ties: the smaller number), scaled up to 1, in
 * place. Returns the share of probability that was forgotten, in the mean over rows.
 */
export function forget(probabilities: Float64Array, states: number, memory: number): number {
  const ranker = new StateRanker()
  let forgotten = 0
  for (let from = 0; from < probabilities.length; from += states) {
    const own = probabilities.subarray(from, from + states)
    const ranked = ranker.rank(own)
    if (ranked.length <= memory) continue
    let kept = 0
    for (const state of ranked.subarray(0, memory)) kept += own[state]
    for (const state of ranked.subarray(0, memory)) own[state] /= kept
    for (const state of ranked.subarray(memory)) {
      forgotten += own[state]
      own[state] = 0
    }
  }
  return (forgotten * states) / probabilities.length
}
