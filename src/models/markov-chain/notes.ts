import type { TransitionsState } from '../../contracts/state.js'
import { rowAfter } from './rows.js'

/** In how many chains a sequence may have to begin anew, and in how many one item alone can be written. */
export function markovNotes(state: TransitionsState): string[] {
  const { chains } = state
  const every = Array.from({ length: chains }, (_, chain) => chain)
  const interrupted = every.filter((chain) => hasDeadEnd(state, chain)).length
  const collapsed = every.filter((chain) => isCollapsed(state, chain)).length
  const notes: string[] = []
  if (interrupted > 0) {
    notes.push(
      `in ${interrupted} of ${chains} chains a token was seen as the last one alone: after it a sequence begins anew, by the law of first tokens`,
    )
  }
  if (collapsed > 0) notes.push(`${collapsed} of ${chains} chains have collapsed to one sequence`)
  return notes
}

/** Whether a token can come that nothing was seen to follow, and something must. */
function hasDeadEnd(state: TransitionsState, chain: number): boolean {
  const { states, length, initial, transitions } = state
  if (length === 1) return false
  for (let token = 0; token < states; token++) {
    if (rowAfter(state, chain, token) !== undefined) continue
    let reach = initial[chain * states + token]
    for (let before = 0; before < states; before++) {
      reach += transitions[(chain * states + before) * states + token]
    }
    if (reach > 0) return true
  }
  return false
}

/** Whether every token of an item is certain. */
function isCollapsed(state: TransitionsState, chain: number): boolean {
  const { states, length, initial } = state
  const first = initial.subarray(chain * states, (chain + 1) * states)
  let row = first
  // Certain tokens repeat themselves after as many as there are.
  for (let at = 0; at < Math.min(length, states + 1); at++) {
    const token = row.indexOf(1)
    if (token < 0) return false
    row = rowAfter(state, chain, token) ?? first
  }
  return true
}
