import { expect, it } from 'vitest'
import type { VectorBatch } from '../../../src/contracts/batch.js'
import type { StatesState } from '../../../src/contracts/state.js'
import { countStates } from '../../../src/metrics/states/count-states.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { ChainStreams } from '../../../src/random/stream.js'
import { oneValueOf, states, valuesOf } from '../vector-helpers.js'

const CHAINS = 2000
const DRAWS = 20
const truth = states([0.6, 0.3, 0.05, 0.045, 0.005])

/** Draws of every chain from its own distribution, or all from that of the one chain. */
function draw(from: StatesState, generation: number): VectorBatch {
  const streams = new ChainStreams(keyedRng(7, 'draw', generation))
  const values = new Float64Array(CHAINS * DRAWS)
  for (let chain = 0; chain < CHAINS; chain++) {
    const stream = streams.of(chain)
    const start = from.chains === 1 ? 0 : chain * from.states
    for (let item = 0; item < DRAWS; item++) {
      let left = stream.uniform() - from.probabilities[start]
      let state = 0
      while (left >= 0 && state < from.states - 1) left -= from.probabilities[start + ++state]
      values[chain * DRAWS + item] = state
    }
  }
  return { kind: 'vectors', values, dimension: 1, chains: CHAINS, count: DRAWS, provenance: [] }
}

function fitted(batch: VectorBatch, count: number): StatesState {
  const rows = Array.from({ length: batch.chains }, (_, chain) =>
    Array.from(countStates(batch, chain, count).counts, (times) => times / batch.count),
  )
  return states(...rows)
}

const generations: StatesState[] = [fitted(draw(truth, 0), 5)]
for (let generation = 1; generation < 4; generation++) {
  generations.push(fitted(draw(generations[generation - 1], generation), 5))
}

/** Four standard errors of the mean: the half-width of the 95% interval is about two. */
function margin({ low, high }: { low?: number; high?: number }) {
  return (4 / 1.96) * ((high! - low!) / 2)
}

it('the Gini-Simpson index falls by 1 - 1/n a generation', async () => {
  const start = 1 - truth.probabilities.reduce((sum, p) => sum + p * p, 0)
  let expected = start
  for (const state of generations) {
    expected *= 1 - 1 / DRAWS
    const measured = await oneValueOf('gini_simpson.index', { state, truth })
    expect(Math.abs(measured.value! - expected)).toBeLessThan(margin(measured))
  }
})

it('the mass of every tier stays what it was', async () => {
  const expected = [0.005, 0.095, 0.9]
  for (const state of generations) {
    const tiers = (await valuesOf('tier_mass.truth', { state, truth })).slice(1)
    for (const [tier, measured] of tiers.entries()) {
      expect(Math.abs(measured.value! - expected[tier])).toBeLessThan(margin(measured))
    }
  }
})

it('the first squared error is (1 - sum p^2) / n', async () => {
  const measured = await oneValueOf('state_distance.squared_error', { state: generations[0], truth })
  const expected = (1 - truth.probabilities.reduce((sum, p) => sum + p * p, 0)) / DRAWS
  expect(Math.abs(measured.value! - expected)).toBeLessThan(margin(measured))
})

it('Good-Turing agrees with sum p (1 - p)^(N - 1), the missing mass with sum p (1 - p)^N', async () => {
  const state = states(...Array.from({ length: CHAINS }, () => [...truth.probabilities]))
  const given = { state, truth, sample: draw(truth, 9) }
  for (const [id, power] of [
    ['good_turing.estimate', DRAWS - 1],
    ['good_turing.missing_mass', DRAWS],
  ] as const) {
    const expected = truth.probabilities.reduce((sum, p) => sum + p * Math.exp(power * Math.log(1 - p)), 0)
    const measured = await oneValueOf(id, given)
    expect(Math.abs(measured.value! - expected), id).toBeLessThan(margin(measured))
  }
})
