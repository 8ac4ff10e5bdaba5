import { expect, test } from 'vitest'
import { DeviceWeights, onAllThreads, sharedCopy } from '../../../src/models/transformer/device-weights.js'
import { logitsGraph } from '../../../src/models/transformer/graphs/score-graph.js'
import { deviceForTests, floats, integers } from '../../helpers/run-graph.js'
import { lively, TINY } from './helpers.js'

const device = await deviceForTests(2)

test('tasks are done by all threads, results come in their order', async () => {
  const used = new Set<number>()
  const results = await onAllThreads(device, [5, 1, 4, 2, 3], async (wait, thread) => {
    used.add(thread)
    await new Promise((resolve) => setTimeout(resolve, wait))
    return 10 * wait
  })
  expect(results).toEqual([50, 10, 40, 20, 30])
  expect([...used].sort()).toEqual([0, 1])
  expect(await onAllThreads(device, [], async () => 1)).toEqual([])
})

test('one task that fails fails them all, when those under way have ended', async () => {
  const ended: number[] = []
  const work = async (task: number) => {
    if (task === 2) throw new Error('task 2')
    await new Promise((resolve) => setTimeout(resolve, 10))
    ended.push(task)
  }
  await expect(onAllThreads(device, [1, 2, 3, 4], work)).rejects.toThrow('task 2')
  expect(ended).toEqual([1])
})

test('a copy that all threads see', () => {
  const values = Float32Array.of(1, -2, 3.5)
  const shared = sharedCopy(values)
  expect([...shared]).toEqual([1, -2, 3.5])
  expect(shared.buffer).toBeInstanceOf(SharedArrayBuffer)
  values[0] = 9
  expect(shared[0]).toBe(1)
})

test('models of one process do not mix', async () => {
  const program = device.program(logitsGraph(TINY, { rows: 1, length: 2 }).toOnnx())
  const tokens = integers([1, 2], [3, 4])
  const ordinary = new DeviceWeights(device, TINY, sharedCopy(lively().values))
  const zero = new DeviceWeights(device, TINY, sharedCopy(lively().values.map(() => 0)))
  const logits = async (model: DeviceWeights, thread: number) => {
    const job = { program, inputs: { ...model.inputs, tokens }, outputs: { logits: 'return' } } as const
    return (await model.run(job, thread))['logits']
  }
  const first = await logits(ordinary, 0)
  expect(await logits(zero, 0)).toEqual(floats([1, 2, 11], new Array(22).fill(0)))
  for (const thread of [0, 1]) expect(await logits(ordinary, thread)).toEqual(first)
  // After release the weights come again, as they are now.
  await ordinary.release()
  expect(await logits(ordinary, 1)).toEqual(first)
  await zero.release()
  await ordinary.release()
})
