import { expect, test } from 'vitest'
import { EarlyStopping } from '../../../../src/models/transformer/training/early-stopping.js'

const options = { validation: 'mix', share: 0.05, every: 10, patience: 2 } as const

function watching(...losses: number[]) {
  return new EarlyStopping(options, async () => losses.shift() as number)
}

function weights(value: number) {
  return new Float32Array(new SharedArrayBuffer(4)).fill(value)
}

test('looks every so often, and at the last step', () => {
  const stopping = watching()
  expect([9, 10, 11, 20, 24, 25].map((step) => stopping.isDue(step, 25))).toEqual([
    false,
    true,
    false,
    true,
    false,
    true,
  ])
})

test('keeps the best weights and stops after so many looks without a lower loss', async () => {
  const stopping = watching(3, 2, 2.5, 1, 1, 7)
  const seen: boolean[] = []
  for (const [index] of [3, 2, 2.5, 1, 1, 7].entries()) {
    await stopping.look(10 * (index + 1), weights(index))
    seen.push(stopping.done)
  }
  // The same loss again is no lower one.
  expect(seen).toEqual([false, false, false, false, false, true])
  expect(stopping).toMatchObject({ best: 1, bestStep: 40, misses: 2 })
  expect([...(stopping.bestWeights ?? [])]).toEqual([3])
})

test('the kept weights are a copy', async () => {
  const stopping = watching(1)
  const current = weights(5)
  await stopping.look(10, current)
  current.fill(6)
  expect([...(stopping.bestWeights ?? [])]).toEqual([5])
})

test('a loss that is no number is no lower one', async () => {
  const stopping = watching(Number.NaN, Number.NaN)
  await stopping.look(10, weights(0))
  await stopping.look(20, weights(0))
  expect(stopping.done).toBe(true)
  expect(stopping.bestWeights).toBeUndefined()
})

test('goes on where it was', async () => {
  const stopping = watching(1.5)
  stopping.restore({ best: 1, bestStep: 10, misses: 1 }, weights(8))
  await stopping.look(20, weights(9))
  expect(stopping.done).toBe(true)
  expect([...(stopping.bestWeights ?? [])]).toEqual([8])
})

test('goes on from before the first look, as JSON holds it', () => {
  const stopping = watching()
  const state = JSON.parse(JSON.stringify({ best: stopping.best, bestStep: 0, misses: 0 }))
  stopping.restore(state, weights(1))
  expect(stopping.best).toBe(Number.POSITIVE_INFINITY)
  expect(stopping.bestWeights).toBeUndefined()
})
