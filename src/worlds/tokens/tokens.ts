import type { TransitionsState } from '../../contracts/state.js'
import type { VectorWorldFactory } from '../../contracts/vectors.js'
import { keyedRng } from '../../random/keyed.js'
import { SequenceSampler } from '../../random/sequences.js'
import { ChainStreams } from '../../random/stream.js'
import { humanNumbers } from '../human-numbers.js'
import type { TokensOptions } from './options.js'
import { randomRow } from './rows.js'

/**
 * Sequences of tokens from a random Markov chain of first order, the smallest thing like a language: an item is a
 * sequence of `length` tokens, numbered from 0. The first token has a law of its own, drawn like that of any row.
 *
 * @example
 * tokens.create(tokensSchema.parse({ world: 'tokens' })).draw(1, 1, keyedRng(1, 'human')) // 20 tokens
 */
export const tokens: VectorWorldFactory<TokensOptions> = {
  name: 'tokens',
  version: 1,
  data: 'vectors',
  create(options) {
    const truth = randomTruth(options)
    return {
      name: 'tokens',
      dimension: options.length,
      truth,
      draw(count, chains, rng) {
        const { states, length, initial, transitions } = truth
        const values = new Float64Array(chains * count * length)
        const streams = new ChainStreams(rng)
        const sampler = new SequenceSampler(states, length)
        sampler.prepare(initial, (token) => transitions.subarray(token * states, (token + 1) * states))
        for (let chain = 0; chain < chains; chain++) {
          sampler.fill(streams.of(chain), values, chain * count, (chain + 1) * count)
        }
        return humanNumbers(values, length, chains)
      },
    }
  },
}

function randomTruth({ tokens: states, length, rows, world_seed: seed }: TokensOptions): TransitionsState {
  const rng = keyedRng('tokens', seed)
  const transitions = new Float64Array(states * states)
  for (let token = 0; token < states; token++) {
    transitions.set(randomRow(rows, states, rng.fork(token)), token * states)
  }
  const initial = randomRow(rows, states, rng.fork('initial'))
  return { kind: 'transitions', chains: 1, states, length, initial, transitions }
}
