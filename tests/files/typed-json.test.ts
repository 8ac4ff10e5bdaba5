import { expect, test } from 'vitest'
import { parseTyped, stringifyTyped } from '../../src/files/typed-json.js'

test('arrays of numbers come back as they were', () => {
  const value = {
    name: '\ud800',
    of: [{ a: Float64Array.of(0.1, -0, Infinity), b: Uint32Array.of(4294967295) }],
    c: Uint8Array.of(1, 2, 3),
    empty: new Float64Array(0),
  }
  expect(parseTyped(stringifyTyped(value))).toEqual(value)
})
