import { expect, test } from 'vitest'
import type { VectorBatch } from '../../../src/contracts/batch.js'
import { infiniteMemory } from '../../../src/models/infinite-memory/family.js'
import { infiniteMemorySchema } from '../../../src/models/infinite-memory/options.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { states } from '../../../src/worlds/states/states.js'
import { itemsOf, PLAIN, rowsOf } from '../../helpers/state-chains.js'

const world = states.create({ world: 'states', frequencies: { uniform: 5 } })

async function fitted(batch: VectorBatch, memory?: number) {
  const options = infiniteMemorySchema.parse({ family: 'infinite-memory', memory })
  const model = await infiniteMemory.fit(batch, options, { rng: keyedRng('fit'), human: batch, world })
  return { model, rows: rowsOf(model.state).map((row) => [...row]) }
}

test('remembers what it has seen, as often as it came', async () => {
  const { model, rows } = await fitted(itemsOf([4, 0, 0, 2], [1, 1, 1, 1]))
  expect(rows).toEqual([
    [0.5, 0, 0.25, 0, 0.25],
    [0, 1, 0, 0, 0],
  ])
  expect(model.notes).toEqual(['1 of 2 chains have collapsed to one state'])
})

test('memory keeps the most frequent states, ties by number, and says what was forgotten', async () => {
  const { model, rows } = await fitted(itemsOf([4, 4, 0, 2, 3, 4, 4, 0], [1, 1, 1, 1, 1, 1, 0, 0]), 2)
  expect(rows).toEqual([
    [2 / 6, 0, 0, 0, 4 / 6],
    [0.25, 0.75, 0, 0, 0],
  ])
  // 2 of 8 items of one chain, none of the other.
  expect(model.notes).toEqual(['13% of the mix was in states beyond the first 2: forgotten'])
  expect((await fitted(itemsOf([4, 2, 2, 0]), 1)).rows).toEqual([[0, 0, 1, 0, 0]])
})

test('a memory for all states, or more, forgets nothing', async () => {
  const batch = itemsOf([4, 0, 0, 2])
  for (const memory of [5, 100]) {
    const { model, rows } = await fitted(batch, memory)
    expect(rows).toEqual((await fitted(batch)).rows)
    expect(model.notes).toEqual([])
  }
})

test('writes what it remembers and nothing else', async () => {
  const { model } = await fitted(itemsOf([4, 4, 0, 2]), 2)
  const { values } = model.sample({ count: 500 }, PLAIN, keyedRng('write'))
  expect(new Set(values)).toEqual(new Set([0, 4]))
})
