import { describe, expect, it } from 'vitest'
import { items, normal, normal1, oneValueOf, states, valuesOf } from '../vector-helpers.js'

const truth = states([0.5, 0.25, 0.25, 0])
const of = async (id: string, state = states([0.5, 0.5, 0, 0])) =>
  (await oneValueOf(id, { state, truth })).value

describe('metrics of the probabilities of states', () => {
  it('are what their formulas say', async () => {
    expect(await of('state_entropy.nats')).toBeCloseTo(Math.LN2, 15)
    expect(await of('state_entropy.normalised')).toBeCloseTo(0.5, 15)
    expect(await of('gini_simpson.index')).toBe(0.5)
    expect(await of('gini_simpson.sum_of_squares')).toBe(0.5)
    expect(await of('surviving_states.count')).toBe(2)
    expect(await of('state_support.missing_mass')).toBe(0.25)
    expect(await of('state_support.false_mass')).toBe(0)
    // 0, .25, .25 off.
    expect(await of('state_distance.squared_error')).toBe(0.125)
    expect(await of('state_distance.total_variation')).toBe(0.25)
    expect(await of('state_distance.kl_truth_to_model')).toBe(Number.POSITIVE_INFINITY)
    // .5 ln 1 + .5 ln 2.
    expect(await of('state_distance.kl_model_to_truth')).toBeCloseTo(Math.LN2 / 2, 15)
    expect(await of('extinction.any')).toBe(1)
    expect(await of('fixation.share')).toBe(0)
  })

  it('are 0 of the truth itself, and see what it does not hold', async () => {
    for (const name of ['squared_error', 'total_variation', 'kl_truth_to_model', 'kl_model_to_truth']) {
      expect(await of(`state_distance.${name}`, truth)).toBe(0)
    }
    expect(await of('extinction.any', truth)).toBe(0)
    expect(await of('state_support.false_mass', states([0.4, 0.2, 0.2, 0.2]))).toBe(0.2)
    expect(await of('state_distance.kl_model_to_truth', states([0.4, 0.2, 0.2, 0.2]))).toBe(
      Number.POSITIVE_INFINITY,
    )
  })

  it('are defined where one state is left', async () => {
    const one = states([1, 0, 0, 0])
    expect(await of('state_entropy.nats', one)).toBe(0)
    expect(await of('gini_simpson.index', one)).toBe(0)
    expect(await of('fixation.share', one)).toBe(1)
  })

  it('are means over chains', async () => {
    expect(await of('gini_simpson.index', states([1, 0, 0, 0], [0.5, 0.5, 0, 0]))).toBe(0.25)
  })

  it('are undefined with a reason where there is nothing to compare', async () => {
    const single = states([1])
    expect(
      (await oneValueOf('state_entropy.normalised', { state: single, truth: single })).undefinedReason,
    ).toBe('there is one state')
    expect((await oneValueOf('gini_simpson.index', { state: single, truth })).undefinedReason).toBe(
      'the truth has 4 states, the model 1',
    )
    const points = normal(normal1(0, 1))
    expect((await oneValueOf('gini_simpson.index', { state: truth, truth: points })).undefinedReason).toBe(
      'the truth is of the kind normal',
    )
  })
})

describe('fixation.by_state', () => {
  it('gives each state its share of all chains', async () => {
    const state = states([1, 0, 0, 0], [0, 1, 0, 0], [1, 0, 0, 0], [0.5, 0.5, 0, 0])
    const groups = await valuesOf('fixation.by_state', { state, truth })
    expect(groups.map(({ group, value }) => [group, value])).toEqual([
      ['0', 0.5],
      ['1', 0.25],
      ['2', 0],
      ['3', 0],
    ])
  })

  it('is undefined of more states than a table has room for', async () => {
    const many = states(Array<number>(21).fill(1 / 21))
    expect((await oneValueOf('fixation.by_state', { state: many, truth: many })).undefinedReason).toBe(
      'it is taken of at most 20 states, there are 21',
    )
  })
})

describe('surviving_states', () => {
  it('counts of generation 0 what is still there', async () => {
    const state = states([1, 0, 0, 0], [0.5, 0.25, 0.25, 0])
    const generationZero = states([0.5, 0.5, 0, 0], [0.5, 0.25, 0.25, 0])
    const given = { state, truth, generationZero }
    expect((await oneValueOf('surviving_states.share_of_generation_0', given)).value).toBe(0.75)
    const other = { ...given, generationZero: truth }
    expect((await oneValueOf('surviving_states.share_of_generation_0', other)).undefinedReason).toBe(
      'the model of generation 0 has other states or chains',
    )
  })
})

describe('tiers', () => {
  const tail = states([0.0005, 0.0045, 0.095, 0.9, 0])
  const state = states([0, 0.005, 0.095, 0.9, 0], [0.0005, 0, 0.0995, 0.9, 0])

  it('sort states by true probability', async () => {
    const masses = await valuesOf('tier_mass.truth', { state, truth: tail })
    expect(masses.map(({ group }) => group)).toEqual([
      'below 0.001',
      '0.001 to 0.01',
      '0.01 to 0.1',
      '0.1 and above',
    ])
    expect(masses.map(({ value }) => value)).toEqual([0.00025, 0.0025, 0.09725, 0.9])
    const covered = await valuesOf('tier_coverage.truth', { state, truth: tail })
    expect(covered.map(({ value }) => value)).toEqual([0.5, 0.5, 1, 1])
  })

  it('sort states by the chain’s own train split', async () => {
    // Chain 0 saw state 1 once and state 3 three times, chain 1 state 2 twice and state 3 twice.
    const train = items([1, 3, 3, 3], [2, 3, 2, 3])
    const covered = await valuesOf('tier_coverage.train', { state, truth: tail, train })
    const [unseen, once, few, more] = covered
    // Unseen in chain 0 are 0 and 2, of which it has 2; in chain 1 0 and 1, of which it has 0.
    expect([unseen.group, unseen.value, unseen.n]).toEqual(['unseen', 0.5, 2])
    expect([once.group, once.value, once.n]).toEqual(['1', 1, 1])
    expect([few.group, few.value, few.n]).toEqual(['2-3', 1, 2])
    expect(more).toEqual({ group: '4-7', undefinedReason: 'there is no state of this tier', n: 0 })
    const masses = await valuesOf('tier_mass.train', { state, truth: tail, train })
    expect(masses.map(({ value }) => value).slice(0, 3)).toEqual([
      (0.095 + 0.0005) / 2,
      0.005 / 2,
      expect.closeTo((0.9 + 0.9995) / 2, 14),
    ])
  })
})

describe('what the sample shows', () => {
  const state = states([0.5, 0.25, 0.125, 0.125])

  it('is estimated from what occurs once, and known', async () => {
    const sample = items([0, 0, 1, 1])
    const given = { state, truth: state, sample }
    expect((await oneValueOf('good_turing.estimate', given)).value).toBe(0)
    expect((await oneValueOf('good_turing.missing_mass', given)).value).toBe(0.25)
    const another = { ...given, sample: items([0, 1, 2, 2]) }
    expect((await oneValueOf('good_turing.estimate', another)).value).toBe(0.5)
    // S = 3, f1 = 2, f2 = 1: 3 + 2 / 4.
    expect((await oneValueOf('chao1_states', another)).value).toBe(3.5)
  })

  it('leaves out what curation dropped', async () => {
    const sample = { ...items([0, 0, 1, 2]), weights: Float64Array.of(1, 1, 1, 0) }
    const given = { state, truth: state, sample }
    expect((await oneValueOf('good_turing.estimate', given)).value).toBe(1 / 3)
    expect((await oneValueOf('good_turing.missing_mass', given)).undefinedReason).toBe(
      'curation dropped items',
    )
    const nothing = { ...given, sample: { ...sample, weights: new Float64Array(4) } }
    expect((await oneValueOf('good_turing.estimate', nothing)).undefinedReason).toBe(
      'curation left a chain without items',
    )
  })

  it('is of the model as it is drawn from', async () => {
    const given = {
      state,
      truth: state,
      sample: items([0, 1]),
      decoding: { temperature: 0.5, max_tokens: 1 },
    }
    expect((await oneValueOf('good_turing.missing_mass', given)).undefinedReason).toBe(
      'the sample was not drawn from the model as it is',
    )
  })
})
