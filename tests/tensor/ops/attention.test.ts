import { expect, test } from 'vitest'
import { causalAttention } from '../../../src/tensor/ops/attention.js'
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

testGolden(device, 'causal-attention', ({ q, k, v }) => causalAttention(q, k, v))

test.each([[[1, 2, 3, 2]], [[2, 1, 1, 1]]])('finite differences, [%s]', async (dims) => {
  const inputs = { q: randomFloats('q', dims), k: randomFloats('k', dims), v: randomFloats('v', dims) }
  await expectDifferences(device, inputs, ({ q, k, v }) => causalAttention(q, k, v))
})

test('no position sees what comes after it', async () => {
  const dims = [1, 1, 4, 2]
  const inputs = { q: randomFloats('q', dims), k: randomFloats('k', dims), v: randomFloats('v', dims) }
  const value = async (given: typeof inputs) =>
    numbersOf(
      (
        await valueAndGradients(device, given, floats(dims, new Array(8).fill(1)), ({ q, k, v }) =>
          causalAttention(q, k, v),
        )
      ).value,
    )
  const changed = (name: 'k' | 'v') => {
    const data = (inputs[name].data as Float32Array).slice()
    data.fill(77, 6)
    return { ...inputs, [name]: { data, dims } }
  }
  const before = await value(inputs)
  for (const name of ['k', 'v'] as const) {
    const after = await value(changed(name))
    expect(after.slice(0, 6)).toEqual(before.slice(0, 6))
    expect(after.slice(6)).not.toEqual(before.slice(6))
  }
})
