import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonErrorPosition } from '../../../src/data/formats/json-error.js'

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('jsonErrorPosition', () => {
  it('points at the first wrong character', () => {
    const cases: [string, number][] = [
      ['', 0],
      ['[1,]', 3],
      ['[1 2]', 3],
      ['{"a" 1}', 5],
      ['{a: 1}', 1],
      ['{"a": 1,}', 8],
      ['["a', 3],
      ['["\\x"]', 2],
      ['["a\nb"]', 3],
      ['[1] 2', 4],
      ['[1}', 2],
      ['tru', 0],
      ['[[[]]', 5],
      ['{"a": 01}', 7],
    ]
    for (const [text, position] of cases) expect([text, jsonErrorPosition(text)]).toEqual([text, position])
  })

  it('agrees with JSON.parse on what is valid', () => {
    const edit = fc.tuple(
      fc.nat(60),
      fc.nat(2),
      fc.constantFrom('', ',', '"', '[', '}', ':', '0', '-', '\\', ' ', 'e'),
    )
    fc.assert(
      fc.property(fc.json(), fc.array(edit, { maxLength: 2 }), (json, edits) => {
        let text = json
        for (const [at, length, put] of edits) text = text.slice(0, at) + put + text.slice(at + length)
        expect(jsonErrorPosition(text) === undefined).toBe(isJson(text))
      }),
      { numRuns: 3000, seed: 1 },
    )
  })
})
