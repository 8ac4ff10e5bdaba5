import { expect, test } from 'vitest'
import { layerNorm, logSoftmax, softmax } from '../../../src/tensor/ops/normalise.js'
import {
  deviceForTests,
  expectDifferences,
  floats,
  numbersOf,
  randomFloats,
  testGolden,
  valueAndGradients,
} from '../../helpers/run-graph.js'

const device = await deviceForTests()

testGolden(device, 'softmax', ({ x }) => softmax(x))
testGolden(device, 'log-softmax', ({ x }) => logSoftmax(x))
const normalised = (name: (found: string) => boolean, tolerance?: number) =>
  testGolden(
    device,
    'layer-norm',
    ({ x, gamma, beta }, { epsilon }) => layerNorm(x, gamma, beta, epsilon as number),
    { only: (one) => name(one.name), ...(tolerance ? { tolerance } : {}) },
  )
normalised((name) => name !== 'far from zero')
// Numbers about 32 with a spread of 1 lose 5 of float32's 24 bits before anything is computed.
normalised((name) => name === 'far from zero', 2e-5)

test.each([[[2, 3]], [[4]], [[2, 1, 2]], [[2, 1]]])('finite differences, [%s]', async (dims) => {
  const width = [dims[dims.length - 1]]
  const x = randomFloats('normalised', dims)
  await expectDifferences(device, { x }, (values) => softmax(values['x']))
  await expectDifferences(device, { x }, (values) => logSoftmax(values['x']))
  const inputs = { x, gain: randomFloats('gain', width), bias: randomFloats('bias', width) }
  // A large epsilon: rows of one number have no variance, and a step of 0.01 must be small beside the spread.
  await expectDifferences(device, inputs, ({ x, gain, bias }) => layerNorm(x, gain, bias, 0.5))
})

test('log softmax stays finite where softmax is 0', async () => {
  const inputs = { x: floats([1, 2], [0, 200]) }
  const found = await valueAndGradients(device, inputs, floats([1, 2], [1, 0]), ({ x }) => logSoftmax(x))
  expect(numbersOf(found.value)).toEqual([-200, 0])
  expect(numbersOf(found.gradients['x'])).toEqual([1, -1])
})
