import { expect, test } from 'vitest'
import { gelu, sigmoid, tanh } from '../../../src/tensor/ops/activation.js'
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

testGolden(device, 'tanh', ({ x }) => tanh(x))
testGolden(device, 'sigmoid', ({ x }) => sigmoid(x))
testGolden(device, 'gelu', ({ x }) => gelu(x))

test.each([[[6]], [[]], [[1, 3, 1]]])('finite differences, [%s]', async (dims) => {
  for (const [name, operation] of Object.entries({ tanh, sigmoid, gelu })) {
    await expectDifferences(device, { x: randomFloats(name, dims, -3, 3) }, ({ x }) => operation(x))
  }
})

test('GELU far from zero is the number itself, or 0, with slope 1, or 0', async () => {
  const inputs = { x: floats([4], [1e4, -1e4, 1e9, -1e9]) }
  const found = await valueAndGradients(device, inputs, floats([4], [1, 1, 1, 1]), ({ x }) => gelu(x))
  expect(numbersOf(found.value).map(Math.abs)).toEqual([1e4, 0, 1e9, 0])
  expect(numbersOf(found.gradients['x']).map(Math.abs)).toEqual([1, 0, 1, 0])
})
