import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { InterruptedError, RunError } from '../../../../src/errors/index.js'
import { trainingFlops } from '../../../../src/models/transformer/flops.js'
import { trainingSchema } from '../../../../src/models/transformer/training/options.js'
import {
  plannedSteps,
  train,
  type Trained,
  type TrainingTask,
} from '../../../../src/models/transformer/training/train.js'
import { keyedRng } from '../../../../src/random/keyed.js'
import { openDevice } from '../../../../src/tensor/runtime/open-device.js'
import { temporaryFolder } from '../../../helpers/folder.js'
import { item, TINY, tinyWeights } from '../helpers.js'

const [device, two] = await Promise.all([1, 2].map((threads) => openDevice({ threads })))
afterAll(() => Promise.all([device.close(), two.close()]))

const root = temporaryFolder()
let folders = 0

function scratchFolder(): string {
  const path = join(root, `${folders++}`)
  mkdirSync(path)
  return path
}

const text = item([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 3, 1, 4, 1, 5, 9, 2, 6])

function taskOf(
  options: Parameters<typeof trainingSchema.parse>[0],
  more: Partial<TrainingTask> = {},
): TrainingTask {
  return {
    device,
    start: tinyWeights(),
    items: [text, item([2, 7, 1, 8, 2, 8])],
    endOfDocument: 0,
    options: trainingSchema.parse(options),
    learningRate: 0.02,
    rng: keyedRng('tests', 'train'),
    ...more,
  }
}

describe('learns by heart', () => {
  test('a text whose every token follows from the one before', async () => {
    const items = [item([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])]
    const { losses, steps, planned } = await train(
      taskOf({ steps: 200, batch: 4, weight_decay: 0 }, { items }),
    )
    expect([steps, planned, losses.length]).toEqual([200, 200, 200])
    // A model that knows nothing: log of 11 tokens.
    expect(losses[0]).toBeCloseTo(Math.log(11), 1)
    expect(losses.at(-1)).toBeLessThan(0.02)
  })

  test('a text that takes more than one token to go on', async () => {
    const { losses } = await train(taskOf({ steps: 250, batch: 4, weight_decay: 0 }, { items: [text] }))
    // By hand: of 19 tokens 1 comes with three successors, 2, 3, 4, 5, 6 and 9 with two: who sees one token alone
    // cannot get below (3 log 3 + 12 log 2) / 19 = 0.61. The first token of each window of 8 is such a case.
    expect(losses.at(-1)).toBeLessThan(0.61 / 4)
  })
})

describe('stopped and begun again', () => {
  const short = { steps: 9, batch: 4, pass: 1 }
  const stopping = { ...short, steps: 30, early_stopping: { every: 2, patience: 2 } }

  async function interrupted(
    task: TrainingTask,
    stops: readonly number[],
    rest = task,
  ): Promise<{ trained: Trained; taken: number }> {
    const scratch = scratchFolder()
    for (const stop of stops) {
      const controller = new AbortController()
      const progress = (step: number) => step === stop && controller.abort()
      await expect(
        train({ ...task, checkpointSeconds: 0 }, { scratch, signal: controller.signal, progress }),
      ).rejects.toThrow(InterruptedError)
    }
    let taken = 0
    const trained = await train(rest, { scratch, progress: () => taken++ })
    return { trained, taken }
  }

  test('at any step: the same weights and losses', async () => {
    const task = taskOf(short)
    const whole = await train(task)
    for (const stop of [1, 4, 8]) {
      const { trained, taken } = await interrupted(task, [stop])
      expect(trained).toEqual(whole)
      expect(taken).toBe(9 - stop)
    }
  })

  test('several times, on other threads', async () => {
    const task = taskOf(short)
    const { trained } = await interrupted(task, [2, 3, 7], { ...task, device: two })
    expect(trained).toEqual(await train(task))
  })

  test('with early stopping, before and after the best step', async () => {
    // Held out: how far the weights are from a third of the way that training goes, so that it falls and rises again.
    const { values: goal } = await train(taskOf({ ...short, steps: 30 }))
    const { values: start } = tinyWeights()
    const heldOut = async (values: Float32Array) =>
      values.reduce((sum, value, at) => sum + Math.abs(value - start[at] - (goal[at] - start[at]) / 3), 0)
    const task = taskOf(stopping, { heldOut })
    const whole = await train(task)
    expect(whole.steps).toBeGreaterThan(4)
    expect(whole.steps).toBeLessThan(30)
    for (const stop of [1, 3, whole.steps - 1]) {
      const { trained } = await interrupted(task, [stop])
      expect(trained).toEqual(whole)
    }
  })

  test('without a checkpoint it begins anew, and ends in the same', async () => {
    const task = taskOf(short)
    const scratch = scratchFolder()
    const controller = new AbortController()
    const progress = (step: number) => step === 3 && controller.abort()
    await expect(train(task, { scratch, signal: controller.signal, progress })).rejects.toThrow(
      InterruptedError,
    )
    expect(await train(task, { scratch })).toEqual(await train(task))
  })

  test('a checkpoint of another run is not taken up', async () => {
    const scratch = scratchFolder()
    await train({ ...taskOf(short), checkpointSeconds: 0 }, { scratch })
    const other = taskOf({ ...short, beta1: 0.8 })
    expect(await train(other, { scratch })).toEqual(await train(other))
  })
})

describe('early stopping', () => {
  test('gives the weights with the lowest loss and the steps taken', async () => {
    const losses = [5, 4, 6, 4.5, 9]
    const looked: Float32Array[] = []
    const heldOut = async (values: Float32Array) => {
      looked.push(values.slice())
      return losses[looked.length - 1]
    }
    const task = taskOf({ steps: 50, batch: 2, early_stopping: { every: 3, patience: 2 } }, { heldOut })
    const { values, steps, planned } = await train(task)
    // By hand: looks at 3, 6, 9 and 12; the second was best, two more found nothing lower.
    expect([steps, planned, looked.length]).toEqual([12, 50, 4])
    expect([...values]).toEqual([...looked[1]])
    expect(looked[1]).not.toEqual(looked[3])
  })

  test('the last step is looked at', async () => {
    let looks = 0
    const task = taskOf(
      { steps: 4, batch: 2, early_stopping: { every: 3, patience: 2 } },
      { heldOut: async () => -looks++ },
    )
    const plain = await train(taskOf({ steps: 4, batch: 2 }))
    expect((await train(task)).values).toEqual(plain.values)
    expect(looks).toBe(2)
  })
})

describe('divergence', () => {
  test('a learning rate far too high is a failed run that names the step', async () => {
    const failed = train(taskOf({ steps: 20, batch: 4, warmup: 0 }, { learningRate: 1e6 }))
    await expect(failed).rejects.toThrow(RunError)
    await expect(failed).rejects.toThrow(
      /^training diverged at step \d+ of 20: the loss is .*, the norm of the gradient/,
    )
    await expect(failed).rejects.toMatchObject({
      hint: expect.stringContaining('learning_rate (it is 1000000)'),
    })
  })

  test('so are weights that are no numbers', async () => {
    const start = tinyWeights()
    start.values.fill(Number.NaN, 0, 8)
    await expect(train(taskOf({ steps: 3 }, { start }))).rejects.toThrow(
      'training diverged at step 1 of 3: the loss is NaN',
    )
  })

  test('and weights that the last step made infinite', async () => {
    const failed = train(
      taskOf({ steps: 1, batch: 1, warmup: 0, final_learning_rate: 1 }, { learningRate: 1e39 }),
    )
    await expect(failed).rejects.toThrow('training diverged at step 1 of 1: weights are no finite numbers')
  })
})

test('tells the work done, step by step', async () => {
  const steps: string[] = []
  const spent: unknown[] = []
  await train(taskOf({ steps: 2, batch: 3, window: 5 }), {
    progress: (done, total) => steps.push(`${done}/${total}`),
    spent: (work) => spent.push(work),
  })
  expect(steps).toEqual(['1/2', '2/2'])
  const one = { tokens: 15, flops: 3 * trainingFlops(TINY, 5) }
  expect(spent).toEqual([one, one])
})

test('another generator, another order, other weights', async () => {
  const options = { steps: 3, batch: 1 }
  const [one, other] = [
    await train(taskOf(options)),
    await train(taskOf(options, { rng: keyedRng('tests', 'other') })),
  ]
  expect(one.values).not.toEqual(other.values)
})

test('soft targets that are certain train as the tokens themselves do', async () => {
  const tokens = [1, 2, 3, 4]
  const soft = {
    top: 2,
    tokens: Int32Array.of(1, 5, 2, 5, 3, 5, 4, 5, 0, 5),
    probabilities: Float32Array.of(1, 0, 1, 0, 1, 0, 1, 0, 1, 0),
  }
  const options = { steps: 3, batch: 2 }
  const [hard, believed] = [
    await train(taskOf(options, { items: [item(tokens)] })),
    await train(taskOf(options, { items: [item(tokens, { soft })] })),
  ]
  for (const [at, value] of hard.values.entries()) expect(believed.values[at]).toBeCloseTo(value, 5)
})

test.each([
  { options: {}, steps: 100 },
  { options: { epochs: 1 }, steps: 10 },
  { options: { epochs: 0.25 }, steps: 3 },
  { options: { epochs: 0.001 }, steps: 1 },
  { options: { steps: 7 }, steps: 7 },
  { options: { tokens: 641 }, steps: 11 },
  { options: { tokens: 1 }, steps: 1 },
])('$options of 640 tokens in batches of 64 are $steps steps', ({ options, steps }) => {
  expect(plannedSteps(trainingSchema.parse(options), 640, 64)).toBe(steps)
})
