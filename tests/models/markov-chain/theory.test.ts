import { expect, test } from 'vitest'
import type { TransitionsState } from '../../../src/contracts/state.js'
import { markovChain } from '../../../src/models/markov-chain/family.js'
import { tokensSchema } from '../../../src/worlds/tokens/options.js'
import { tokens } from '../../../src/worlds/tokens/tokens.js'
import { generationsOf } from '../../helpers/state-chains.js'
import { zScore } from '../../helpers/statistics.js'

/**
 * Pairs of tokens are states: the maximum likelihood of the first token and of the row after it is the share of every
 * pair, so that refitting to samples of pairs is multinomial resampling of K^2 states, and
 * S_m = 1 - (1 - 1/n)^m (1 - S_0) (Seddik et al., arXiv 2404.05090, eq. 6) of pairs; of first tokens always.
 */

const options = { family: 'markov-chain', smoothing: 0 } as const

/** Sum of squares over first tokens, and over pairs, of each chain. */
function squaresOf({ chains, states, initial, transitions }: TransitionsState) {
  return Array.from({ length: chains }, (_, chain) => {
    let [firsts, pairs] = [0, 0]
    for (let token = 0; token < states; token++) {
      const p = initial[chain * states + token]
      firsts += p * p
      for (let next = 0; next < states; next++) {
        const pair = p * transitions[(chain * states + token) * states + next]
        pairs += pair * pair
      }
    }
    return { firsts, pairs }
  })
}

test.each([2, 6])(
  'sequences of %i tokens that learn from themselves follow the law of resampling',
  async (length) => {
    const world = tokens.create(tokensSchema.parse({ world: 'tokens', tokens: 5, length }))
    const [truth] = squaresOf(world.truth as TransitionsState)
    const [count, chains] = [30, 1000]
    let lost = 1
    const setting = { family: markovChain, options, world, count, chains, generations: 8 }
    for await (const { state } of generationsOf(setting)) {
      lost *= 1 - 1 / count
      const found = squaresOf(state as TransitionsState)
      const firsts = found.map((squares) => squares.firsts)
      expect(Math.abs(zScore(firsts, 1 - lost * (1 - truth.firsts)))).toBeLessThan(4)
      if (length > 2) continue
      const pairs = found.map((squares) => squares.pairs)
      expect(Math.abs(zScore(pairs, 1 - lost * (1 - truth.pairs)))).toBeLessThan(4)
    }
  },
)

test('one sequence a generation is repeated for ever, and no chain holds a number that is none', async () => {
  const world = tokens.create(tokensSchema.parse({ world: 'tokens', tokens: 8, length: 5 }))
  const setting = { family: markovChain, options, world, count: 1, chains: 200, generations: 40 }
  let notes: readonly string[] = []
  for await (const model of generationsOf(setting)) {
    const { initial, transitions } = model.state as TransitionsState
    expect(initial.every(Number.isFinite) && transitions.every(Number.isFinite)).toBe(true)
    notes = model.notes
  }
  expect(notes).toContain('200 of 200 chains have collapsed to one sequence')
})
