import { describe, expect, test } from 'vitest'
import { crossEntropy } from '../../../src/tensor/ops/cross-entropy.js'
import { goldenCases, type GoldenCase } from '../../helpers/golden.js'
import {
  deviceForTests,
  expectClose,
  expectDifferences,
  floats,
  integers,
  numbersOf,
  randomFloats,
  valueAndGradients,
} from '../../helpers/run-graph.js'

const device = await deviceForTests()

const one = floats([], [1])

async function lossOf(logits: readonly number[], classes: number, targets: number[], weights: number[]) {
  const rows = logits.length / classes
  const dims = [rows, targets.length / rows]
  const inputs = {
    logits: floats([rows, classes], logits),
    targets: integers(dims, targets),
    weights: floats(dims, weights),
  }
  const found = await valueAndGradients(
    device,
    inputs,
    one,
    (values) => crossEntropy(values['logits'], values['targets'], values['weights']),
    ['weights'],
  )
  return { loss: numbersOf(found.value)[0], gradient: numbersOf(found.gradients['logits']) }
}

/** PyTorch's case as our weighted sum: each row's weight is what the golden loss multiplies it with. */
function asWeightedSum({ inputs, output, seed }: GoldenCase) {
  const rows = inputs['logits'].dims[0]
  const given = inputs['weights']?.values
  const total = given?.reduce((sum, weight) => sum + weight, 0) ?? 1
  const perRow = Array.from({ length: rows }, (_, row) =>
    given ? (seed[0] * given[row]) / total : seed[row],
  )
  const targets = (inputs['targets'] ?? inputs['tokens']).values
  const columns = targets.length / rows
  const shares = inputs['probabilities']?.values ?? new Array(rows).fill(1)
  return {
    targets: [...targets],
    weights: shares.map((share, index) => share * perRow[Math.floor(index / columns)]),
    loss: output.values.reduce((sum, value, index) => sum + value * seed[index], 0),
  }
}

describe('as PyTorch', () => {
  const cases = goldenCases('cross-entropy').filter(({ name }) => name !== 'far from zero')
  test.each(cases)('$name', async (golden) => {
    const { targets, weights, loss } = asWeightedSum(golden)
    const { dims, values } = golden.inputs['logits']
    const found = await lossOf(values, dims[1], targets, weights)
    expectClose([found.loss], [loss], 5e-6)
    expectClose(found.gradient, golden.gradients['logits'])
  })

  test('far from zero: the gradient is the same, a loss above 87 nats counts as 87.3', async () => {
    const golden = goldenCases('cross-entropy').find(({ name }) => name === 'far from zero') as GoldenCase
    const { targets, weights } = asWeightedSum(golden)
    const found = await lossOf(golden.inputs['logits'].values, 3, targets, weights)
    // -log of the smallest normal float32, 2^-126: 126 log 2; the golden loss of the row is 200.
    expectClose([found.loss], [golden.seed[0] * 126 * Math.LN2])
    expectClose(found.gradient, golden.gradients['logits'])
  })
})

test.each([1, 2, 3])('finite differences, %s columns', async (columns) => {
  const inputs = {
    logits: randomFloats('logits', [3, 4]),
    targets: integers([3, columns], [3, 0, 1, 1, 0, 2, 0, 2, 3].slice(0, 3 * columns)),
    weights: randomFloats('weights', [3, columns], 0, 1),
  }
  await expectDifferences(
    device,
    inputs,
    (values) => crossEntropy(values['logits'], values['targets'], values['weights']),
    ['weights'],
  )
})

test('two equal logits cost log 2, times the weight', async () => {
  const { loss, gradient } = await lossOf([5, 5], 2, [1], [3])
  expect(loss).toBeCloseTo(3 * Math.LN2, 5)
  expect(gradient).toEqual([1.5, -1.5])
})

test('one token in two columns is the token with both weights', async () => {
  const logits = [0.5, -1, 2]
  const twice = await lossOf(logits, 3, [2, 2], [0.25, 0.5])
  const once = await lossOf(logits, 3, [2], [0.75])
  expect(twice.loss).toBeCloseTo(once.loss, 6)
  expectClose(twice.gradient, once.gradient)
})

test('rows of weight 0 add nothing, however improbable', async () => {
  const { loss, gradient } = await lossOf([0, 0, 500, -500], 2, [0, 1], [1, 0])
  expect(loss).toBeCloseTo(Math.LN2, 6)
  expect(gradient.slice(2).map(Math.abs)).toEqual([0, 0])
})

test('a probability of 0 is a finite loss with a whole gradient', async () => {
  const { loss, gradient } = await lossOf([1000, -1000], 2, [1], [1])
  expect(loss).toBeCloseTo(126 * Math.LN2, 4)
  expect(gradient).toEqual([1, -1])
})

test('NaN stays NaN', async () => {
  const { loss } = await lossOf([Number.NaN, 0, 0, 0], 2, [1, 1], [1, 1])
  expect(loss).toBeNaN()
})
