import { expect, test } from 'vitest'
import { keyedRng } from '../../../src/random/keyed.js'
import { statesSchema } from '../../../src/worlds/states/options.js'
import { states } from '../../../src/worlds/states/states.js'
import { rowsOf } from '../../helpers/state-chains.js'
import { chiSquareScore } from '../../helpers/statistics.js'

const truthOf = (options: object) => [
  ...rowsOf(states.create(statesSchema.parse({ world: 'states', ...options })).truth)[0],
]
const rounded = (numbers: readonly number[]) => numbers.map((number) => Number(number.toFixed(12)))

test('the truth has the frequencies that are asked for', () => {
  expect(truthOf({ frequencies: [3, 0, 1] })).toEqual([0.75, 0, 0.25])
  expect(truthOf({ frequencies: { uniform: 4 } })).toEqual([0.25, 0.25, 0.25, 0.25])
  expect(rounded(truthOf({ frequencies: { zipf: 1, states: 3 } }))).toEqual(rounded([6 / 11, 3 / 11, 2 / 11]))
  // 1/2^2, 1/3^2.
  expect(rounded(truthOf({ frequencies: { zipf: 2, shift: 1, states: 2 } }))).toEqual(
    rounded([9 / 13, 4 / 13]),
  )
  expect(truthOf({})).toHaveLength(50)
})

test('a cut leaves the most frequent states, ties by number, and the others at 0', () => {
  expect(truthOf({ frequencies: [1, 2, 1, 4], cut: 3 })).toEqual(
    [1 / 7, 2 / 7, 0, 4 / 7].map((p) => expect.closeTo(p, 15)),
  )
  expect(truthOf({ frequencies: { uniform: 3 }, cut: 1 })).toEqual([1, 0, 0])
  expect(truthOf({ frequencies: [1, 3], cut: 9 })).toEqual([0.25, 0.75])
})

test.each([
  [{ frequencies: [0, 0] }],
  [{ frequencies: [] }],
  [{ frequencies: [1, -1] }],
  [{ frequencies: [1, Number.POSITIVE_INFINITY] }],
  [{ frequencies: { zipf: 1 } }],
  [{ frequencies: { uniform: 0 } }],
  [{ frequencies: { uniform: 3, zipf: 1, states: 3 } }],
  [{ frequencies: 'zipf' }],
  [{ cut: 0 }],
])('refuses %j', (options) => {
  expect(statesSchema.safeParse({ world: 'states', ...options }).success).toBe(false)
})

test('draws states as often as they should come', () => {
  const world = states.create(statesSchema.parse({ world: 'states', frequencies: { zipf: 1, states: 20 } }))
  const [truth] = rowsOf(world.truth)
  const { values, dimension, chains, count } = world.draw(1000, 100, keyedRng(1, 'human'))
  expect({ dimension, chains, count }).toEqual({ dimension: 1, chains: 100, count: 1000 })
  const counts = new Float64Array(20)
  for (const state of values) counts[state]++
  expect(Math.abs(chiSquareScore(counts, (state) => 100_000 * truth[state]))).toBeLessThan(4)
})

test('chains differ, depend on the generator and themselves alone, and fewer items are the first ones of more', () => {
  const world = states.create(statesSchema.parse({ world: 'states' }))
  const rng = () => keyedRng(1, 'human')
  const more = world.draw(30, 5, rng())
  const fewer = world.draw(10, 2, rng())
  for (const chain of [0, 1]) {
    expect(fewer.values.slice(chain * 10, chain * 10 + 10)).toEqual(
      more.values.slice(chain * 30, chain * 30 + 10),
    )
  }
  expect(fewer.values.slice(0, 10)).not.toEqual(fewer.values.slice(10))
})

test('a world of one state draws it', () => {
  expect([
    ...states.create(statesSchema.parse({ world: 'states', frequencies: [2] })).draw(3, 1, keyedRng('one'))
      .values,
  ]).toEqual([0, 0, 0])
})
