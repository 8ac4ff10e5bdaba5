import { expect, test } from 'vitest'
import { readSide, sumText } from '../../../src/worlds/arithmetic/tokens.js'

test('a sum as numbers and as digits, and back', () => {
  expect(sumText([47, -8, 105], 'numbers')).toBe('47 - 8 + 105')
  expect(sumText([47, -8, 105], 'digits')).toBe('4 7 - 8 + 1 0 5')
  expect(readSide('47 - 8 + 105'.split(' '), 'numbers')).toEqual({ terms: 3, value: 144 })
  expect(readSide('4 7 - 8 + 1 0 5'.split(' '), 'digits')).toEqual({ terms: 3, value: 144 })
})

test.each([
  [],
  ['+'],
  ['1', '+'],
  ['+', '1'],
  ['1', '2'],
  ['01'],
  ['1', '+', '-', '2'],
  ['1.5'],
  ['x'],
  ['1234567890'],
])('numbers: %j is no sum', (...tokens) => {
  expect(readSide(tokens, 'numbers')).toBeUndefined()
})

test.each([[], ['+'], ['1', '+'], ['47'], ['0', '1'], ['4', '-', '+', '1'], [...'1234567890']])(
  'digits: %j is no sum',
  (...tokens) => {
    expect(readSide(tokens, 'digits')).toBeUndefined()
  },
)

test('nine digits are read', () => {
  expect(readSide(['999999999'], 'numbers')).toEqual({ terms: 1, value: 999999999 })
  expect(readSide([...'999999999'], 'digits')).toEqual({ terms: 1, value: 999999999 })
})
