import { expect, test } from 'vitest'
import { allDone } from '../../../src/models/transformer/all-done.js'

test('results in their order', async () => {
  expect(await allDone([Promise.resolve(1), Promise.resolve(2)])).toEqual([1, 2])
  expect(await allDone([])).toEqual([])
})

test('the first failure in their order, when all have ended', async () => {
  let ended = false
  const slow = new Promise<void>((resolve) => setTimeout(resolve, 10)).then(() => {
    ended = true
  })
  const failures = [slow, Promise.reject(new Error('one')), Promise.reject(new Error('two'))]
  await expect(allDone(failures)).rejects.toThrow('one')
  expect(ended).toBe(true)
})
