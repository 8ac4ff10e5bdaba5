import { expect, test } from 'vitest'
import { groupValue } from '../../src/data/group-value.js'

test('values are compared as they are written', () => {
  expect(groupValue({ g: 1 }, 'g', 'line 1')).toEqual({ name: '1', kind: 'number' })
  expect(groupValue({ g: '1' }, 'g', 'line 1')).toEqual({ name: '1', kind: 'text' })
  expect(groupValue({ m: { g: false } }, 'm.g', 'line 1')).toEqual({ name: 'false', kind: 'true or false' })
})

test('a missing, null or empty value is none', () => {
  for (const record of [{}, { g: null }, { g: ' ' }, 'text', { g: undefined }]) {
    expect(groupValue(record, 'g', 'line 1')).toBeUndefined()
  }
})

test('lists and objects are refused, with the place', () => {
  expect(() => groupValue({ g: [1] }, 'g', 'line 7', 7)).toThrow(
    'line 7: field "g" should be one value to group by (text, a number, true or false), got a list',
  )
})
