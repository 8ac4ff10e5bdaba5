import { describe, expect, it } from 'vitest'
import type { TransitionsState } from '../../../src/contracts/state.js'
import { contextsOf } from '../../../src/metrics/states/token-contexts.js'
import { oneValueOf } from '../vector-helpers.js'

function tokens(initial: readonly number[], ...rows: readonly (readonly number[])[]): TransitionsState {
  return {
    kind: 'transitions',
    chains: 1,
    states: initial.length,
    length: 2,
    initial: Float64Array.from(initial),
    transitions: Float64Array.from(rows.flat()),
  }
}

/** A batch of sequences of four tokens, of which metrics see the length. */
const test = {
  kind: 'vectors',
  values: new Float64Array(4),
  dimension: 4,
  chains: 1,
  count: 1,
  provenance: [],
} as const

const alternating = tokens([1, 0], [0, 1], [1, 0])
const coin = tokens([0.5, 0.5], [0.5, 0.5], [0.5, 0.5])

describe('contextsOf', () => {
  it('counts what stands before the tokens of a sequence', () => {
    expect(contextsOf(alternating, 0, 4)).toEqual({ first: 0.25, after: Float64Array.of(0.5, 0.25) })
  })

  it('begins anew after a token that nothing follows', () => {
    const dead = tokens([1, 0], [0, 1], [0, 0])
    expect(contextsOf(dead, 0, 4)).toEqual({ first: 0.25, after: Float64Array.of(0.5, 0.25) })
  })
})

describe('next_token', () => {
  const of = async (name: string, state: TransitionsState, truth: TransitionsState) =>
    (await oneValueOf(`next_token.${name}`, { state, truth, test })).value

  it('is the entropy of a sequence by its tokens', async () => {
    expect(await of('entropy', coin, coin)).toBeCloseTo(Math.LN2, 15)
    expect(await of('entropy', alternating, coin)).toBe(0)
  })

  it('compares the distributions at each place of a true sequence', async () => {
    expect(await of('missing_mass', alternating, coin)).toBe(0.5)
    expect(await of('squared_error', alternating, coin)).toBe(0.5)
    expect(await of('kl_truth_to_model', alternating, coin)).toBe(Number.POSITIVE_INFINITY)
    expect(await of('kl_truth_to_model', coin, alternating)).toBeCloseTo(Math.LN2, 15)
    expect(await of('squared_error', coin, coin)).toBe(0)
  })
})

describe('surviving_states', () => {
  it('counts tokens that a first token leads to', async () => {
    // From 0 to 1 and back; 2 leads to 0, and nothing to 2.
    const state = tokens([1, 0, 0], [0, 1, 0], [1, 0, 0], [1, 0, 0])
    expect((await oneValueOf('surviving_states.count', { state, truth: state })).value).toBe(2)
    const given = { state, truth: state, generationZero: tokens([0, 0, 1], [0, 1, 0], [1, 0, 0], [1, 0, 0]) }
    expect((await oneValueOf('surviving_states.share_of_generation_0', given)).value).toBeCloseTo(2 / 3, 15)
  })
})
