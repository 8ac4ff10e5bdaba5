import { afterAll, describe, expect, test } from 'vitest'
import { InterruptedError } from '../../../../src/errors/index.js'
import { DeviceWeights, sharedCopy } from '../../../../src/models/transformer/device-weights.js'
import { forwardFlops } from '../../../../src/models/transformer/flops.js'
import { hiddenGraph, logitsGraph } from '../../../../src/models/transformer/graphs/score-graph.js'
import {
  embedDocuments,
  type Predicted,
  predictNext,
  scoreDocuments,
} from '../../../../src/models/transformer/scoring/score.js'
import { keyedRng } from '../../../../src/random/keyed.js'
import { openDevice } from '../../../../src/tensor/runtime/open-device.js'
import { expectClose, integers, numbersOf, runGraph } from '../../../helpers/run-graph.js'
import { lively, parameterTensors, TINY } from '../helpers.js'

const devices = await Promise.all([1, 2, 3].map((threads) => openDevice({ threads })))
const config = { ...TINY, context: 24 }
const weights = lively(config)
const models = devices.map((device) => new DeviceWeights(device, config, sharedCopy(weights.values)))
const [model] = models
afterAll(async () => {
  await Promise.all(models.map((one) => one.release()))
  await Promise.all(devices.map((device) => device.close()))
})

/** A document of so many predictions. */
function documentOf(name: string, length: number): Predicted {
  const rng = keyedRng('tests', name)
  const tokens = Int32Array.from({ length: length + 1 }, () => rng.integer(config.vocabulary))
  return { inputs: tokens.subarray(0, length), targets: tokens.subarray(1) }
}

/** What the model says of a sequence by itself, computed apart: log softmax of its logits in double precision. */
async function byHand(inputs: Int32Array, targets: Int32Array): Promise<number[]> {
  const { length } = inputs
  const { logits } = await runGraph(devices[0], logitsGraph(config, { rows: 1, length }), {
    ...parameterTensors(weights),
    tokens: integers([1, length], inputs),
  })
  const all = numbersOf(logits)
  return Array.from(targets, (target, position) => {
    const row = all.slice(position * config.vocabulary, (position + 1) * config.vocabulary)
    return row[target] - Math.log(row.reduce((sum, value) => sum + Math.exp(value), 0))
  })
}

async function hiddenByHand(inputs: Int32Array): Promise<number[][]> {
  const { length } = inputs
  const { hidden } = await runGraph(devices[0], hiddenGraph(config, { rows: 1, length }), {
    ...parameterTensors(weights),
    tokens: integers([1, length], inputs),
  })
  const all = numbersOf(hidden)
  return Array.from({ length }, (_, position) =>
    all.slice(position * config.width, (position + 1) * config.width),
  )
}

function expectWithin(found: ArrayLike<number>, expected: ArrayLike<number>, difference: number): void {
  expect(found).toHaveLength(expected.length)
  for (let at = 0; at < expected.length; at++) {
    expect(Math.abs(found[at] - expected[at])).toBeLessThan(difference)
  }
}

describe('scores', () => {
  test('are the log softmax of the logits', async () => {
    for (const length of [1, 5, 16, 17, 24]) {
      const document = documentOf(`of ${length}`, length)
      const [scores] = await scoreDocuments(model, [document])
      expectWithin(scores, await byHand(document.inputs, document.targets), 1e-5)
    }
  })

  test('of a long document come from windows of half a context more each', async () => {
    const { inputs, targets } = documentOf('long', 57)
    const [scores] = await scoreDocuments(model, [{ inputs, targets }])
    const windows = [
      { start: 0, end: 24, from: 0 },
      { start: 12, end: 36, from: 12 },
      { start: 24, end: 48, from: 12 },
      { start: 36, end: 57, from: 12 },
    ]
    const expected: number[] = []
    for (const { start, end, from } of windows) {
      const inside = await byHand(inputs.subarray(start, end), targets.subarray(start, end))
      expected.push(...inside.slice(from))
    }
    expectWithin(scores, expected, 1e-5)
  })

  test('of nothing are nothing', async () => {
    expect(await scoreDocuments(model, [])).toEqual([])
    expect(await scoreDocuments(model, [documentOf('none', 0)])).toEqual([new Float64Array(0)])
  })

  test('probabilities of all tokens sum to 1', async () => {
    const { inputs } = documentOf('sum', 3)
    const every = Array.from({ length: config.vocabulary }, (_, token) => {
      return { inputs, targets: Int32Array.from([0, 0, token]) }
    })
    const scores = await scoreDocuments(model, every)
    expect(scores.reduce((sum, row) => sum + Math.exp(row[2]), 0)).toBeCloseTo(1, 6)
  })
})

describe('what comes next', () => {
  test('is a distribution over all tokens, after the last input of each', async () => {
    const { inputs } = documentOf('next', 7)
    const starts = [inputs, inputs.subarray(0, 1), inputs.subarray(0, 4)]
    const found = await predictNext(model, starts)
    for (const [index, start] of starts.entries()) {
      const before = start.subarray(1)
      const expected: number[] = []
      for (let token = 0; token < config.vocabulary; token++) {
        const scores = await byHand(start, Int32Array.of(...before, token))
        expected.push(Math.exp(scores.at(-1) as number))
      }
      expectWithin(found[index], expected, 1e-6)
    }
  })

  test('of a long start depends on its last context alone', async () => {
    const { inputs } = documentOf('next', 40)
    const [long, cut] = await predictNext(model, [inputs, inputs.subarray(16)])
    expect(long).toEqual(cut)
  })
})

describe('the same bits', () => {
  const documents = Array.from({ length: 140 }, (_, index) =>
    documentOf(`document ${index}`, (index * 7) % 61),
  )

  test('alone, among others, in any order, on any number of threads', async () => {
    const expected = await scoreDocuments(model, documents)
    const means = await embedDocuments(model, documents)
    for (const other of models) {
      expect(await scoreDocuments(other, documents)).toEqual(expected)
      expect(await scoreDocuments(other, documents.toReversed())).toEqual(expected.toReversed())
      expect(await embedDocuments(other, documents.toReversed())).toEqual(means.toReversed())
    }
    for (const index of [3, 8, 139]) {
      expect(await scoreDocuments(model, [documents[index]])).toEqual([expected[index]])
      expect(await embedDocuments(model, [documents[index]])).toEqual([means[index]])
    }
  })
})

describe('embeddings', () => {
  test('are the mean of the last hidden states', async () => {
    const document = documentOf('embedded', 9)
    const states = await hiddenByHand(document.inputs)
    const expected = states[0].map((_, axis) => states.reduce((sum, state) => sum + state[axis], 0) / 9)
    const [found] = await embedDocuments(model, [document])
    expectClose(found, expected, 5e-6)
  })

  test('of a long document take every position from the window that predicts it', async () => {
    const { inputs, targets } = documentOf('embedded', 30)
    const states = [
      ...(await hiddenByHand(inputs.subarray(0, 24))),
      ...(await hiddenByHand(inputs.subarray(12, 30))).slice(12),
    ]
    expect(states).toHaveLength(30)
    const expected = states[0].map((_, axis) => states.reduce((sum, state) => sum + state[axis], 0) / 30)
    const [found] = await embedDocuments(model, [{ inputs, targets }])
    expectClose(found, expected, 5e-6)
  })
})

describe('work', () => {
  test('is counted and reported', async () => {
    const spent: unknown[] = []
    const progress: string[] = []
    const documents = [documentOf('a', 30), documentOf('b', 5)]
    await scoreDocuments(model, documents, {
      spent: (work) => spent.push(work),
      progress: (done, total) => progress.push(`${done}/${total}`),
    })
    // Windows of 24, 18 and 5 tokens, padded to 24, 24 and 16: two shapes.
    const flops = [24, 18, 5].reduce((sum, length) => sum + forwardFlops(config, length), 0)
    expect(spent).toEqual([{ tokens: 35, flops }])
    expect(progress).toEqual(['1/2', '2/2'])
  })

  test('stops when it is told to', async () => {
    const stopped = scoreDocuments(model, [documentOf('a', 3)], { signal: AbortSignal.abort() })
    await expect(stopped).rejects.toThrow(InterruptedError)
  })
})

test('after a job that never copied the weights they are copied again', async () => {
  const device = await openDevice({ threads: 1 })
  const fresh = new DeviceWeights(device, config, sharedCopy(weights.values))
  const document = documentOf('a', 3)
  const wrong = fresh.run({ copyIn: [{ ...missing(fresh), offset: weights.values.length }] }, 0)
  await expect(wrong).rejects.toThrow('there are no 1 from')
  expect(await scoreDocuments(fresh, [document])).toEqual(await scoreDocuments(model, [document]))
  await device.close()
})

function missing({ buffer, shared }: DeviceWeights) {
  return { buffer, shared, offset: 0, sharedOffset: 0, length: 1 }
}

test('a corpus of many batches: each document has the vector it has alone', async () => {
  const documents = Array.from({ length: 2200 }, (_, index) => documentOf(`many ${index}`, 1 + (index % 3)))
  const all = await embedDocuments(models[1], documents)
  for (const index of [0, 2047, 2199]) {
    expect(all[index]).toEqual((await embedDocuments(model, [documents[index]]))[0])
  }
})
