import { expect, test } from 'vitest'
import type { VectorBatch } from '../../../src/contracts/batch.js'
import type { StatesState } from '../../../src/contracts/state.js'
import { BadInputError, RunError } from '../../../src/errors/index.js'
import { categorical } from '../../../src/models/categorical/family.js'
import { categoricalSchema } from '../../../src/models/categorical/options.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { states } from '../../../src/worlds/states/states.js'
import { tokens } from '../../../src/worlds/tokens/tokens.js'
import { tokensSchema } from '../../../src/worlds/tokens/options.js'
import { generationsOf, itemsOf, PLAIN, rowsOf } from '../../helpers/state-chains.js'
import { chiSquareScore } from '../../helpers/statistics.js'

const ML = categoricalSchema.parse({ family: 'categorical' })
const worldOf = (...frequencies: number[]) => states.create({ world: 'states', frequencies })

async function fitted(batch: VectorBatch, smoothing = 0, world = worldOf(1, 1, 1)) {
  const model = await categorical.fit(
    batch,
    { ...ML, smoothing },
    { rng: keyedRng('fit'), human: batch, world },
  )
  return { model, rows: rowsOf(model.state).map((row) => [...row]) }
}

test('is the share of every state, of each chain by itself', async () => {
  const { rows, model } = await fitted(itemsOf([0, 0, 1, 2], [1, 1, 1, 1]))
  expect(rows).toEqual([
    [0.5, 0.25, 0.25],
    [0, 1, 0],
  ])
  expect(model.notes).toEqual(['1 of 2 chains have collapsed to one state'])
})

test('smoothing adds to every state: (c + k) / (n + K k)', async () => {
  const { rows, model } = await fitted(itemsOf([0, 0, 1]), 0.5)
  expect(rows).toEqual([[2.5 / 4.5, 1.5 / 4.5, 0.5 / 4.5]])
  expect(model.notes).toEqual([])
})

test('weighs items, and one of weight 0 is as good as absent', async () => {
  const batch = { ...itemsOf([0, 1, 2, 1]), weights: Float64Array.of(1, 2, 0, 1) }
  expect((await fitted(batch)).rows).toEqual([[0.25, 0.75, 0]])
})

test('a chain whose items all have weight 0 has no estimate, unless it is smoothed', async () => {
  const batch = { ...itemsOf([0], [1]), weights: Float64Array.of(1, 0) }
  await expect(async () => await fitted(batch)).rejects.toThrow(RunError)
  await expect(async () => await fitted(batch)).rejects.toThrow('all 1 items of chain 1 have weight 0')
  expect((await fitted(batch, 1)).rows[1]).toEqual([1 / 3, 1 / 3, 1 / 3])
})

test.each([3, -1, 0.5, Number.NaN])('refuses an item %d, which is no state', async (item) => {
  await expect(async () => await fitted(itemsOf([0, item]))).rejects.toThrow(
    /no state: expected a whole number from 0 to 2/,
  )
})

test('takes worlds of states alone', () => {
  const other = tokens.create(tokensSchema.parse({ world: 'tokens' }))
  expect(() => categorical.checkWorld?.(ML, other, 10)).toThrow(BadInputError)
  expect(() => categorical.checkWorld?.(ML, other, 10)).toThrow(
    'family categorical is fitted to states, and the world tokens is of kind transitions',
  )
  expect(() => categorical.checkWorld?.(ML, worldOf(1), 10)).not.toThrow()
})

test('draws by its probabilities, and at a temperature by their powers', async () => {
  const { model } = await fitted(itemsOf([0, 0, 0, 1]))
  for (const [temperature, odds] of [
    [1, 3],
    [0.5, 9],
    [2, Math.sqrt(3)],
  ]) {
    const { values } = model.sample(
      { count: 20_000 },
      { ...PLAIN, temperature },
      keyedRng('draw', temperature),
    )
    const zeros = values.filter((state) => state === 0).length
    const expected = [(20_000 * odds) / (1 + odds), 20_000 / (1 + odds)]
    expect(Math.abs(chiSquareScore([zeros, values.length - zeros], (at) => expected[at]))).toBeLessThan(4)
    expect(values.includes(2)).toBe(false)
  }
})

test('a chain depends on the generator and itself alone, and fewer items are the first ones of more', async () => {
  const batch = worldOf(5, 3, 1).draw(20, 4, keyedRng('human'))
  const { model } = await fitted(batch)
  const state = model.state as StatesState
  const pair = { ...state, chains: 2, probabilities: state.probabilities.slice(0, 6) }
  const rng = () => keyedRng('sample')
  const whole = model.sample({ count: 9 }, PLAIN, rng())
  const part = categorical.restore(pair, ML).sample({ count: 6 }, PLAIN, rng())
  for (const chain of [0, 1]) {
    expect(part.values.slice(chain * 6, chain * 6 + 6)).toEqual(whole.values.slice(chain * 9, chain * 9 + 6))
  }
})

test('scores items by the mean of log p, of every chain', async () => {
  const { model } = await fitted(itemsOf([0, 0, 1, 2], [0, 1, 0, 1]))
  const half = Math.log(0.5)
  // One chain of items is scored by both: the second one has lost state 2.
  expect([...(model.meanLogDensity?.(itemsOf([0, 1])) ?? [])]).toEqual([(half + 2 * half) / 2, half])
  expect(model.meanLogDensity?.(itemsOf([2]))).toEqual(Float64Array.of(2 * half, Number.NEGATIVE_INFINITY))
  expect(model.meanLogDensity?.(itemsOf([2], [0]))).toEqual(Float64Array.of(2 * half, half))
  const weighted = { ...itemsOf([0, 2]), weights: Float64Array.of(3, 0) }
  expect(model.meanLogDensity?.(weighted)).toEqual(Float64Array.of(half, half))
  expect(() => model.meanLogDensity?.(itemsOf([0], [0], [0]))).toThrow(/3 chains of items/)
})

test('a model of one state goes on for ever', async () => {
  const world = worldOf(7)
  const setting = { family: categorical, options: ML, world, count: 3, chains: 2, generations: 3 }
  for await (const { state, notes } of generationsOf(setting)) {
    expect(rowsOf(state).map((row) => [...row])).toEqual([[1], [1]])
    expect(notes).toEqual(['2 of 2 chains have collapsed to one state'])
  }
})

test('one item a generation: every chain is at once and for ever in one state, never in one that cannot come', async () => {
  const world = worldOf(1, 0, 3)
  const setting = { family: categorical, options: ML, world, count: 1, chains: 500, generations: 2 }
  let before: number[] | undefined
  for await (const { state } of generationsOf(setting)) {
    const winners = rowsOf(state).map((row) => row.indexOf(1))
    expect(new Set(winners)).toEqual(new Set([0, 2]))
    before ??= winners
    expect(winners).toEqual(before)
  }
})

test('refuses more numbers than memory holds, and says how many chains would do', async () => {
  const { truth, ...world } = worldOf(1)
  const wide = { ...world, truth: { ...(truth as StatesState), states: 1_000_000 } }
  const batch = { ...itemsOf([0]), chains: 300 }
  const context = { rng: keyedRng('fit'), human: batch, world: wide }
  expect(() => categorical.fit(batch, ML, context)).toThrow(
    'the models of 300 chains would hold 300,000,000 numbers',
  )
})

test('is restored from its state, and from no other kind', async () => {
  const { model } = await fitted(itemsOf([0, 1, 1]))
  const again = categorical.restore(model.state, ML)
  const draw = (from: typeof again) => from.sample({ count: 50 }, PLAIN, keyedRng('again')).values
  expect(draw(again)).toEqual(draw(model))
  const other = {
    kind: 'linear',
    task: 'regression',
    chains: 1,
    dimension: 1,
    coefficients: new Float64Array(1),
    noise: 1,
  } as const
  expect(() => categorical.restore(other, ML)).toThrow(
    'family categorical has no models of kind linear: expected states',
  )
})
