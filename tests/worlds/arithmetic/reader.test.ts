import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeReader } from '../../../src/worlds/arithmetic/reader.js'

const pool = new Map([['47 + 38', 7]])
const read = makeReader('numbers', (sum) => pool.get(sum))
const kinds = (text: string) => read(text).map(({ kind }) => kind)

test('a sum of the pool, in every style', () => {
  expect(read('47 + 38 = 70 + 15 = 85 .')).toEqual([
    { kind: 'right', fact: 7, style: 'worked', start: 0, end: 24 },
  ])
  expect(read('47 + 38 = 85 .')).toEqual([{ kind: 'right', fact: 7, style: 'short', start: 0, end: 14 }])
  expect(read('85 = 47 + 38 .')).toEqual([
    { kind: 'right', fact: 7, style: 'answer-first', start: 0, end: 14 },
  ])
})

test('false: a wrong step or a wrong result, about the fact', () => {
  expect(read('47 + 38 = 70 + 16 = 85 .')).toMatchObject([{ kind: 'false', about: 7, style: 'worked' }])
  expect(read('47 + 38 = 70 + 15 = 86 .')).toMatchObject([{ kind: 'false', about: 7, style: 'worked' }])
  expect(read('86 = 47 + 38 .')).toMatchObject([{ kind: 'false', about: 7, style: 'answer-first' }])
})

test('a sum that is not of the pool is right or false without a fact; any steps will do', () => {
  expect(read('38 + 47 = 77 + 8 = 80 + 5 = 85 .')).toEqual([
    { kind: 'right', style: 'worked', start: 0, end: 32 },
  ])
  expect(read('1 - 2 = 1 .')).toEqual([{ kind: 'false', style: 'short', start: 0, end: 11 }])
})

test.each([
  '85 .',
  '85 = 85 .',
  '47 + 38 = 70 + 15 .',
  '85 = 70 + 15 = 85 .',
  '= .',
  '47 + = 85 .',
  '47 + 38 85 .',
  '.',
])('malformed: %s', (text) => {
  expect(kinds(text)).toEqual(['malformed'])
})

test('digits', () => {
  const ofDigits = makeReader('digits', () => undefined)
  expect(ofDigits('4 7 + 3 8 = 7 0 + 1 5 = 8 5 .')[0].kind).toBe('right')
  expect(ofDigits('4 7 + 3 8 = 8 6 .')[0].kind).toBe('false')
  expect(ofDigits('47 + 38 = 85 .')[0].kind).toBe('malformed')
})

test('any text has statements in order, inside it, and none that throws', () => {
  const token = fc.constantFrom('1', '12', '+', '-', '=', '.', 'x', '0')
  fc.assert(
    fc.property(fc.array(token, { maxLength: 60 }), (tokens) => {
      const text = tokens.join(' ')
      let before = 0
      for (const { start, end } of read(text)) {
        expect(start).toBeGreaterThanOrEqual(before)
        expect(end).toBeGreaterThan(start)
        before = end
      }
      expect(before).toBeLessThanOrEqual(text.length)
    }),
  )
})

test('hostile text: read to its end, and malformed', () => {
  for (const piece of ['= ', '1 + ', '1 = ', '9 ', '- ']) {
    expect(kinds(piece.repeat(100_000))).toEqual(['malformed'])
    expect(kinds(`${piece.repeat(200)}.`)).toEqual(['malformed'])
  }
})
