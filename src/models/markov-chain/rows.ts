import type { TransitionsState } from '../../contracts/state.js'

/** The probabilities of what comes after a token; undefined where nothing was seen to follow it. */
export function rowAfter(
  { states, transitions }: TransitionsState,
  chain: number,
  token: number,
): Float64Array | undefined {
  const from = (chain * states + token) * states
  const row = transitions.subarray(from, from + states)
  return row.some((probability) => probability > 0) ? row : undefined
}

/** Rows of counts as shares of their sum, with `added` to every count; a row without any stays all zero. In place. */
export function sharesOfRows(counts: Float64Array, size: number, added: number): Float64Array {
  for (let from = 0; from < counts.length; from += size) {
    let sum = 0
    for (let at = from; at < from + size; at++) {
      counts[at] += added
      sum += counts[at]
    }
    if (sum === 0) continue
    for (let at = from; at < from + size; at++) counts[at] /= sum
  }
  return counts
}
