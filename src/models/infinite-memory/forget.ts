import { RankSorter } from '../ngram/rank.js'

/**
 * Keeps the `memory` likeliest states of every row of [chains, states] (ties: the smaller number), scaled up to 1, in
 * place. Returns the share of probability that was forgotten, in the mean over rows.
 */
export function forget(probabilities: Float64Array, states: number, memory: number): number {
  if (memory >= states) return 0
  const sorter = new RankSorter()
  let forgotten = 0
  for (let from = 0; from < probabilities.length; from += states) {
    const own = probabilities.subarray(from, from + states)
    const order = sorter.sort(own, states)
    let lost = 0
    for (let rank = memory; rank < states; rank++) {
      lost += own[order[rank]]
      own[order[rank]] = 0
    }
    if (lost === 0) continue
    forgotten += lost
    let kept = 0
    for (let rank = 0; rank < memory; rank++) kept += own[order[rank]]
    for (let rank = 0; rank < memory; rank++) own[order[rank]] /= kept
  }
  return (forgotten * states) / probabilities.length
}
