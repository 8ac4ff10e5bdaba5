import { expect, test } from 'vitest'
import type { TransitionsState } from '../../../src/contracts/state.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { tokensSchema } from '../../../src/worlds/tokens/options.js'
import { tokens } from '../../../src/worlds/tokens/tokens.js'
import { chiSquareScore, zScore } from '../../helpers/statistics.js'

const worldOf = (options: object) => tokens.create(tokensSchema.parse({ world: 'tokens', ...options }))

function rowsOf(options: object): Float64Array[] {
  const { states, initial, transitions } = worldOf(options).truth as TransitionsState
  return [
    initial,
    ...Array.from({ length: states }, (_, token) =>
      transitions.subarray(token * states, (token + 1) * states),
    ),
  ]
}

test('Zipf rows have the same frequencies, each in an order of its own', () => {
  const rows = rowsOf({ tokens: 6, rows: { zipf: 1 } })
  for (const row of rows) {
    const sorted = [...row].sort((left, right) => right - left)
    // 60/147 / rank: the harmonic number of 6 is 147/60.
    expect(sorted).toEqual([60, 30, 20, 15, 12, 10].map((share) => expect.closeTo(share / 147, 12)))
  }
  expect(new Set(rows.map((row) => row.join())).size).toBeGreaterThan(4)
})

test('Dirichlet rows add up to 1 and have the moments of their law', () => {
  const [concentration, size] = [0.3, 40]
  const rows = rowsOf({ tokens: size, rows: { dirichlet: concentration } })
  for (const row of rows) expect(row.reduce((sum, p) => sum + p)).toBeCloseTo(1, 12)
  // E sum p^2 = (a + 1) / (K a + 1).
  const squares = rows.map((row) => row.reduce((sum, p) => sum + p * p, 0))
  expect(Math.abs(zScore(squares, (concentration + 1) / (size * concentration + 1)))).toBeLessThan(4)
})

test('a concentration near 0 leaves one token after each', () => {
  for (const row of rowsOf({ tokens: 5, rows: { dirichlet: 1e-5 } }))
    expect(Math.max(...row)).toBeCloseTo(1, 9)
})

test('the same options give the same chain, another world_seed another', () => {
  expect(worldOf({ tokens: 4 }).truth).toEqual(worldOf({ tokens: 4 }).truth)
  expect(worldOf({ tokens: 4, world_seed: 2 }).truth).not.toEqual(worldOf({ tokens: 4 }).truth)
})

test('draws sequences of its length by its rows', () => {
  const world = worldOf({ tokens: 3, length: 4, rows: { zipf: 1 } })
  const [initial, ...rows] = rowsOf({ tokens: 3, length: 4, rows: { zipf: 1 } })
  const { values, dimension, count, chains } = world.draw(2000, 10, keyedRng('human'))
  expect({ dimension, count, chains }).toEqual({ dimension: 4, count: 2000, chains: 10 })
  expect(values).toHaveLength(80_000)
  const firsts = new Float64Array(3)
  const pairs = rows.map(() => new Float64Array(3))
  for (let at = 0; at < values.length; at++) {
    if (at % 4 === 0) firsts[values[at]]++
    else pairs[values[at - 1]][values[at]]++
  }
  expect(Math.abs(chiSquareScore(firsts, (token) => 20_000 * initial[token]))).toBeLessThan(4)
  for (const [token, counts] of pairs.entries()) {
    const total = counts.reduce((sum, count) => sum + count)
    expect(Math.abs(chiSquareScore(counts, (next) => total * rows[token][next]))).toBeLessThan(4)
  }
})

test('a chain depends on the generator and itself alone, and fewer items are the first ones of more', () => {
  const world = worldOf({ tokens: 5, length: 3 })
  const more = world.draw(8, 3, keyedRng('human'))
  const fewer = world.draw(2, 2, keyedRng('human'))
  for (const chain of [0, 1]) {
    expect(fewer.values.slice(chain * 6, chain * 6 + 6)).toEqual(
      more.values.slice(chain * 24, chain * 24 + 6),
    )
  }
})

test('one token, and sequences of one', () => {
  expect([...worldOf({ tokens: 1, length: 2 }).draw(2, 1, keyedRng('one')).values]).toEqual([0, 0, 0, 0])
  expect(worldOf({ length: 1 }).draw(7, 2, keyedRng('short')).values).toHaveLength(14)
})

test.each([
  [{ tokens: 0 }],
  [{ length: 0 }],
  [{ rows: { dirichlet: 0 } }],
  [{ rows: { zipf: 1, dirichlet: 1 } }],
  [{ rows: 'zipf' }],
])('refuses %j', (options) => {
  expect(tokensSchema.safeParse({ world: 'tokens', ...options }).success).toBe(false)
})
