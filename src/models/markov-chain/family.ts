import type { ModelState, TransitionsState } from '../../contracts/state.js'
import type { VectorFamily } from '../../contracts/vectors.js'
import { RunError } from '../../errors/index.js'
import { checkStateDecoding } from '../states/check-decoding.js'
import { checkStateSize } from '../states/state-size.js'
import { truthOfKind } from '../states/truth.js'
import { countTokens } from './counts.js'
import { MarkovChainModel } from './model.js'
import { markovNotes } from './notes.js'
import type { MarkovChainOptions } from './options.js'
import { sharesOfRows } from './rows.js'

const NAME = 'markov-chain'

/**
 * A first-order Markov chain of the world's tokens: maximum likelihood of the first token and of the token after each
 * other, with the pseudo-count k = `smoothing`: p(j | i) = (c_ij + k) / (c_i + K k).
 *
 * A token that was seen at the end of items alone has an empty row, and nothing follows it: where an item is not yet
 * complete, the sequence begins anew with a first token, in sampling as in scoring. Smoothing leaves no row empty.
 */
export const markovChain: VectorFamily<MarkovChainOptions> = {
  name: NAME,
  version: 1,
  data: 'vectors',
  capabilities: () => ({ batch: 'vectors', lossWeights: true, randomFit: false }),
  checkDecoding: (_options, decoding) => checkStateDecoding(NAME, decoding),
  checkWorld: (_options, world) => {
    truthOfKind(NAME, world, 'transitions')
  },
  fit(batch, { smoothing }, { world }) {
    const { chains, dimension: length } = batch
    const { states } = truthOfKind(NAME, world, 'transitions')
    checkStateSize(chains, states * states)
    const { firsts, pairs } = countTokens(batch, states)
    const initial = sharesOfRows(firsts, states, smoothing)
    const transitions = sharesOfRows(pairs, states, smoothing)
    const state: TransitionsState = { kind: 'transitions', chains, states, length, initial, transitions }
    return new MarkovChainModel(state, markovNotes(state))
  },
  restore: (state) => new MarkovChainModel(asTransitions(state), []),
}

function asTransitions(state: ModelState): TransitionsState {
  if (state.kind === 'transitions') return state
  throw new RunError(`family ${NAME} has no models of kind ${state.kind}: expected transitions`)
}
