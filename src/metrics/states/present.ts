import type { StatesState, TransitionsState } from '../../contracts/state.js'

/**
 * Which states each chain's model can still give, [chains, states]: those of a probability above 0; of tokens those
 * that a first token leads to.
 */
export function presentStates(state: StatesState | TransitionsState): Uint8Array {
  if (state.kind === 'states') return Uint8Array.from(state.probabilities, (p) => (p > 0 ? 1 : 0))
  const present = new Uint8Array(state.chains * state.states)
  for (let chain = 0; chain < state.chains; chain++) markReachable(state, chain, present)
  return present
}

/** A token without successors is followed by a first token, so nothing is reached through it but what is there. */
function markReachable(
  { states, initial, transitions }: TransitionsState,
  chain: number,
  present: Uint8Array,
) {
  const start = chain * states
  const open: number[] = []
  const reach = (token: number, probability: number) => {
    if (probability === 0 || present[start + token] === 1) return
    present[start + token] = 1
    open.push(token)
  }
  for (let token = 0; token < states; token++) reach(token, initial[start + token])
  for (let from = open.pop(); from !== undefined; from = open.pop()) {
    const row = (start + from) * states
    for (let token = 0; token < states; token++) reach(token, transitions[row + token])
  }
}
