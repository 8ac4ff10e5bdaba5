import { expect, it } from 'vitest'
import { inParallel } from '../../src/remote/in-parallel.js'

it('works on so many at once, and on all', async () => {
  let [running, most] = [0, 0]
  const done: number[] = []
  await inParallel([1, 2, 3, 4, 5], 2, async (item) => {
    most = Math.max(most, ++running)
    await new Promise((resolve) => setTimeout(resolve, 2))
    running--
    done.push(item)
  })
  expect(most).toBe(2)
  expect(done.sort()).toEqual([1, 2, 3, 4, 5])
})

it('begins nothing after a failure, and throws the first one', async () => {
  const begun: number[] = []
  const work = async (item: number) => {
    begun.push(item)
    await new Promise((resolve) => setTimeout(resolve, item))
    if (item === 2) throw new Error('second')
  }
  await expect(inParallel([1, 2, 3, 4, 5, 6], 2, work)).rejects.toThrow('second')
  expect(begun).toEqual([1, 2, 3])
})
