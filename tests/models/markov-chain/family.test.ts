import { expect, test } from 'vitest'
import type { VectorBatch } from '../../../src/contracts/batch.js'
import type { TransitionsState } from '../../../src/contracts/state.js'
import { BadInputError, RunError } from '../../../src/errors/index.js'
import { markovChain } from '../../../src/models/markov-chain/family.js'
import { markovChainSchema } from '../../../src/models/markov-chain/options.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { states } from '../../../src/worlds/states/states.js'
import { tokensSchema } from '../../../src/worlds/tokens/options.js'
import { tokens } from '../../../src/worlds/tokens/tokens.js'
import { itemsOf, PLAIN } from '../../helpers/state-chains.js'
import { chiSquareScore } from '../../helpers/statistics.js'

const ML = markovChainSchema.parse({ family: 'markov-chain' })
const worldOf = (size: number, length: number) =>
  tokens.create(tokensSchema.parse({ world: 'tokens', tokens: size, length }))

/** Items of several tokens; of each chain its own list. */
function sequencesOf(...chains: readonly (readonly (readonly number[])[])[]): VectorBatch {
  const [items] = chains
  const flat = itemsOf(...chains.map((sequences) => sequences.flat()))
  return { ...flat, dimension: items[0].length, count: items.length }
}

async function fitted(batch: VectorBatch, smoothing = 0, size = 3) {
  const world = worldOf(size, batch.dimension)
  const context = { rng: keyedRng('fit'), human: batch, world }
  const model = await markovChain.fit(batch, { ...ML, smoothing }, context)
  return { model, state: model.state as TransitionsState }
}

const ROWS = sequencesOf([
  [0, 1, 0],
  [0, 0, 2],
])

test('counts first tokens and what follows each', async () => {
  const { state, model } = await fitted(ROWS)
  expect([...state.initial]).toEqual([1, 0, 0])
  // 0 is followed by 1, 0 and 2; 1 by 0; 2 by nothing.
  expect([...state.transitions]).toEqual([1 / 3, 1 / 3, 1 / 3, 1, 0, 0, 0, 0, 0])
  expect(state).toMatchObject({ chains: 1, states: 3, length: 3 })
  expect(model.notes).toEqual([
    'in 1 of 1 chains a token was seen as the last one alone: after it a sequence begins anew, by the law of first tokens',
  ])
})

test('smoothing adds to first tokens and to every row', async () => {
  const { state, model } = await fitted(ROWS, 1)
  expect([...state.initial]).toEqual([3 / 5, 1 / 5, 1 / 5])
  expect([...state.transitions]).toEqual([2 / 6, 2 / 6, 2 / 6, 2 / 4, 1 / 4, 1 / 4, 1 / 3, 1 / 3, 1 / 3])
  expect(model.notes).toEqual([])
})

test('weighs items, and one of weight 0 is as good as absent', async () => {
  const { state } = await fitted({ ...ROWS, weights: Float64Array.of(0.5, 0) })
  expect([...state.transitions]).toEqual([0, 1, 0, 1, 0, 0, 0, 0, 0])
  const nothing = { ...ROWS, weights: new Float64Array(2) }
  await expect(async () => await fitted(nothing)).rejects.toThrow(RunError)
  await expect(async () => await fitted(nothing)).rejects.toThrow('all 2 items of chain 0 have weight 0')
})

test('chains are independent of each other', async () => {
  const { state, model } = await fitted(sequencesOf([[1, 1]], [[2, 0]]))
  expect([...state.initial]).toEqual([0, 1, 0, 0, 0, 1])
  expect([...state.transitions.subarray(0, 9)]).toEqual([0, 0, 0, 0, 1, 0, 0, 0, 0])
  expect([...state.transitions.subarray(9)]).toEqual([0, 0, 0, 0, 0, 0, 1, 0, 0])
  expect(model.notes).toContain('2 of 2 chains have collapsed to one sequence')
})

test('collapse is certainty up to the end of an item, after a sequence began anew too', async () => {
  const collapsed = async (batch: VectorBatch) =>
    (await fitted(batch)).model.notes.some((note) => note.includes('collapsed'))
  expect(
    await collapsed(
      sequencesOf([
        [0, 1, 2],
        [0, 1, 2],
      ]),
    ),
  ).toBe(true)
  expect(
    await collapsed(
      sequencesOf([
        [0, 1, 2],
        [0, 1, 0],
      ]),
    ),
  ).toBe(false)
  expect(
    await collapsed(
      sequencesOf([
        [0, 1, 2],
        [1, 2, 0],
      ]),
    ),
  ).toBe(false)
  expect(await collapsed(sequencesOf([[0], [0]]))).toBe(true)
})

test('sequences of one token have no rows and no note of it', async () => {
  const { model, state } = await fitted(sequencesOf([[0], [1]]))
  expect(model.notes).toEqual([])
  expect(new Set(state.transitions)).toEqual(new Set([0]))
  expect(model.sample({ count: 6 }, PLAIN, keyedRng('one')).values).toHaveLength(6)
})

test('samples sequences of the length it was fitted to, by decoded rows', async () => {
  const { model } = await fitted(
    sequencesOf([
      [0, 1],
      [0, 1],
      [0, 1],
      [0, 2],
      [1, 0],
    ]),
  )
  const draw = (decoding: object) => {
    const { values } = model.sample({ count: 20_000 }, { ...PLAIN, ...decoding }, keyedRng('draw'))
    const counts = new Map<string, number>()
    for (let at = 0; at < values.length; at += 2) {
      const pair = `${values[at]}${values[at + 1]}`
      counts.set(pair, (counts.get(pair) ?? 0) + 1)
    }
    return counts
  }
  const fits = (counts: Map<string, number>, shares: Record<string, number>) => {
    expect([...counts.keys()].sort()).toEqual(Object.keys(shares).sort())
    const expected = Object.values(shares).map((share) => 20_000 * share)
    const observed = Object.keys(shares).map((pair) => counts.get(pair) ?? 0)
    expect(Math.abs(chiSquareScore(observed, (at) => expected[at]))).toBeLessThan(4)
  }
  fits(draw({}), { '01': 0.8 * 0.75, '02': 0.8 * 0.25, '10': 0.2 })
  // Squares: 16 : 1 of first tokens, 9 : 1 after 0.
  fits(draw({ temperature: 0.5 }), { '01': (16 / 17) * 0.9, '02': (16 / 17) * 0.1, '10': 1 / 17 })
  expect([...draw({ top_k: 1 }).keys()]).toEqual(['01'])
  expect([...draw({ top_p: 0.76 }).keys()].sort()).toEqual(['01', '02'])
})

test('a sample of a chain depends on the generator and that chain alone', async () => {
  const { model, state } = await fitted(worldOf(4, 5).draw(10, 3, keyedRng('human')), 0, 4)
  const first = {
    ...state,
    chains: 1,
    initial: state.initial.slice(0, 4),
    transitions: state.transitions.slice(0, 16),
  }
  const whole = model.sample({ count: 6 }, PLAIN, keyedRng('sample')).values
  const alone = markovChain.restore(first, ML).sample({ count: 2 }, PLAIN, keyedRng('sample')).values
  expect(alone).toEqual(whole.slice(0, 10))
})

test('scores whole items, beginning anew where nothing is known to follow', async () => {
  const { model } = await fitted(ROWS)
  const third = Math.log(1 / 3)
  const score = (...items: number[][]) => model.meanLogDensity?.(sequencesOf(items))[0]
  expect(score([0, 1, 0])).toBeCloseTo(third, 12)
  expect(score([0, 0, 2])).toBeCloseTo(2 * third, 12)
  // After 2 comes a first token, which is 0.
  expect(score([0, 2, 0])).toBeCloseTo(third, 12)
  expect(score([0, 2, 1])).toBe(Number.NEGATIVE_INFINITY)
  expect(score([0, 1, 0], [0, 0, 2])).toBeCloseTo(1.5 * third, 12)
  expect(() => score([0, 1])).toThrow('items have 2 tokens, the model writes 3')
})

test.each([3, -1, 1.5, Number.NaN])('refuses an item with %d, which is no token', async (token) => {
  await expect(async () => await fitted(sequencesOf([[0, token]]))).rejects.toThrow(
    /no token: expected whole numbers from 0 to 2/,
  )
})

test('takes worlds of tokens alone', () => {
  const other = states.create({ world: 'states', frequencies: [1] })
  expect(() => markovChain.checkWorld?.(ML, other, 5)).toThrow(BadInputError)
  expect(() => markovChain.checkWorld?.(ML, other, 5)).toThrow(
    'family markov-chain is fitted to sequences of tokens, and the world states is of kind states',
  )
  expect(() => markovChain.checkWorld?.(ML, worldOf(2, 2), 5)).not.toThrow()
})
