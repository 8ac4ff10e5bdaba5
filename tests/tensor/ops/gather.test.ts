import { expect, test } from 'vitest'
import { gatherRows } from '../../../src/tensor/ops/gather.js'
import {
  deviceForTests,
  expectDifferences,
  floats,
  integers,
  numbersOf,
  randomFloats,
  testGolden,
  valueAndGradients,
} from '../../helpers/run-graph.js'

const device = await deviceForTests()

testGolden(device, 'gather', ({ table, tokens }) => gatherRows(table, tokens))

test('finite differences', async () => {
  const inputs = { table: randomFloats('table', [4, 2]), rows: integers([2, 2], [3, 0, 3, 1]) }
  await expectDifferences(device, inputs, ({ table, rows }) => gatherRows(table, rows))
})

test('a table of one row, gathered often, sums all gradients', async () => {
  const inputs = { table: floats([1, 1], [2]), rows: integers([3], [0, 0, 0]) }
  const found = await valueAndGradients(device, inputs, floats([3, 1], [1, 2, 4]), ({ table, rows }) =>
    gatherRows(table, rows),
  )
  expect(numbersOf(found.value)).toEqual([2, 2, 2])
  expect(numbersOf(found.gradients['table'])).toEqual([7])
})

test('a row that is not there is an error of the run', async () => {
  const inputs = { table: floats([2, 1], [1, 2]), rows: integers([1], [2]) }
  await expect(
    valueAndGradients(device, inputs, floats([1, 1], [1]), ({ table, rows }) => gatherRows(table, rows)),
  ).rejects.toThrow(/indice/)
})
