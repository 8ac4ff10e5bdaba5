import { expect, test } from 'vitest'
import { Graph } from '../../../src/tensor/graph/graph.js'
import { linear, matmul } from '../../../src/tensor/ops/matmul.js'
import { deviceForTests, expectDifferences, randomFloats, testGolden } from '../../helpers/run-graph.js'

const device = await deviceForTests()

// A batch by one matrix is not needed here: rows are joined first.
testGolden(
  device,
  'matmul',
  ({ a, b }, { transposeFirst, transposeSecond, scale }) =>
    matmul(a, b, {
      transposeA: transposeFirst === true,
      transposeB: transposeSecond === true,
      scale: scale as number,
    }),
  { only: ({ name }) => !name.startsWith('batch by matrix') },
)
testGolden(device, 'linear', ({ x, weight, bias }) => linear(x, weight, bias), {
  only: ({ name }) => name === 'of rank 2',
})

const turns = [false, true].flatMap((transposeA) =>
  [false, true].map((transposeB) => ({ transposeA, transposeB })),
)

test.each(turns)('finite differences, $transposeA $transposeB', async (turned) => {
  const { transposeA, transposeB } = turned
  for (const [rows, inner, columns, ...batch] of [
    [2, 3, 2],
    [1, 1, 2],
    [2, 1, 2, 1, 2],
  ]) {
    const a = randomFloats('a', [...batch, ...(transposeA ? [inner, rows] : [rows, inner])])
    const b = randomFloats('b', [...batch, ...(transposeB ? [columns, inner] : [inner, columns])])
    await expectDifferences(device, { a, b }, (values) =>
      matmul(values['a'], values['b'], { ...turned, scale: 0.5 }),
    )
  }
})

test('finite differences of a linear map', async () => {
  const inputs = {
    x: randomFloats('x', [3, 2]),
    weight: randomFloats('weight', [2, 3]),
    bias: randomFloats('bias', [3]),
  }
  await expectDifferences(device, inputs, ({ x, weight, bias }) => linear(x, weight, bias))
})

test('matrices that do not fit are refused', () => {
  const graph = new Graph()
  const a = graph.input('a', [2, 3])
  expect(() => matmul(a, a)).toThrow('no matrix product of 2 x 3 and 2 x 3')
  expect(() => matmul(a, graph.input('b', [2, 4]), { transposeB: true })).toThrow(
    'no matrix product of 2 x 3 and 2 x 4 transposed',
  )
  // ONNX Runtime would broadcast, and the gradient would be wrong.
  expect(() => matmul(graph.input('c', [5, 2, 3]), graph.input('d', [3, 2]))).toThrow(
    'no matrix product of 5 x 2 x 3 and 3 x 2',
  )
})
