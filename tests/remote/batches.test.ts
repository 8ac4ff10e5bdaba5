import { expect, it } from 'vitest'
import { batches } from '../../src/remote/batches.js'

it('holds texts in order, bounded in number and characters', () => {
  expect(batches([])).toEqual([])
  expect(batches(Array(300).fill('a')).map(({ length }) => length)).toEqual([128, 128, 44])
  const long = 'x'.repeat(150_000)
  expect(batches(['a', long, long, 'x'.repeat(900_000), 'b'])).toEqual([[0, 1], [2], [3], [4]])
})
