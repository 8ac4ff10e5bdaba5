import type { TransitionsState } from '../../contracts/state.js'

/** Before how many of the tokens of a sequence nothing stands, and before how many each token; all sum to 1. */
export interface Contexts {
  readonly first: number
  readonly after: Float64Array
}

/**
 * What stands before the tokens of one chain's sequences of a length, on average. After a token with an empty row the
 * sequence begins anew.
 *
 * @example
 * contextsOf(alternatingFromZero, 0, 4) // first 1/4; after 0: 1/2, after 1: 1/4
 */
export function contextsOf(
  { states, initial, transitions }: TransitionsState,
  chain: number,
  length: number,
): Contexts {
  const start = chain * states
  const firsts = initial.subarray(start, start + states)
  const after = new Float64Array(states)
  let here = firsts.slice()
  for (let place = 1; place < length; place++) {
    const next = new Float64Array(states)
    for (let token = 0; token < states; token++) {
      if (here[token] === 0) continue
      after[token] += here[token] / length
      const row = (start + token) * states
      let followed = 0
      for (let to = 0; to < states; to++) {
        next[to] += here[token] * transitions[row + to]
        followed += transitions[row + to]
      }
      if (followed === 0) for (let to = 0; to < states; to++) next[to] += here[token] * firsts[to]
    }
    here = next
  }
  return { first: 1 / length, after }
}
