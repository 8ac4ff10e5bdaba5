import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseNumbers, stringifyNumbers } from '../../src/files/number-json.js'

describe('stringifyNumbers and parseNumbers', () => {
  it('carry infinite numbers', () => {
    const value = { loss: Number.POSITIVE_INFINITY, values: [1, Number.NEGATIVE_INFINITY, 0.1] }
    expect(stringifyNumbers(value)).toBe('{"loss":"Infinity","values":[1,"-Infinity",0.1]}')
    expect(parseNumbers(stringifyNumbers(value))).toEqual(value)
  })

  it('refuse what is not a number, and name it', () => {
    expect(() => stringifyNumbers({ entropy: Number.NaN })).toThrow(
      new RangeError('"entropy" is not a number'),
    )
  })

  it('carry every double exactly', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true })), (values) => {
        // JSON has one zero: -0 comes back as 0.
        const expected = values.map((value) => (value === 0 ? 0 : value))
        expect(parseNumbers(stringifyNumbers(values))).toEqual(expected)
      }),
    )
  })

  it('keep apart the number and a text that says the same', () => {
    // An arm may be called "Infinity"; read back as a number its records would never be found again.
    const value = { arm: 'Infinity', texts: ['-Infinity', "'Infinity", "''-Infinity"], loss: -Infinity }
    expect(parseNumbers(stringifyNumbers(value))).toEqual(value)
  })

  it('leave other strings alone', () => {
    const value = { reason: 'Infinity is not reached', text: 'NaN', empty: '' }
    expect(parseNumbers(stringifyNumbers(value, 1))).toEqual(value)
  })
})
