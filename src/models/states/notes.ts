import type { StatesState } from '../../contracts/state.js'

/** `3 of 1000 chains have collapsed to one state`, or nothing. */
export function collapseNotes({ chains, states, probabilities }: StatesState): string[] {
  let collapsed = 0
  for (let chain = 0; chain < chains; chain++) {
    // A share of 1 leaves nothing to others: shares are counts over their sum.
    if (probabilities.subarray(chain * states, (chain + 1) * states).includes(1)) collapsed++
  }
  return collapsed === 0 ? [] : [`${collapsed} of ${chains} chains have collapsed to one state`]
}
