import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeReader } from '../../../src/worlds/logic/reader.js'

const pool = new Map([['( true or false ) and true', 7]])
const read = makeReader((notation, problem) => (notation === 0 ? pool.get(problem) : undefined))
const kinds = (text: string) => read(text).map(({ kind }) => kind)

describe('a statement of the pool', () => {
  test('right', () => {
    expect(read('( true or false ) and true gives true .')).toEqual([
      { kind: 'right', fact: 7, style: 'words', start: 0, end: 39 },
    ])
  })

  test('false: about the fact', () => {
    expect(read('( true or false ) and true gives false .')).toEqual([
      { kind: 'false', about: 7, style: 'words', start: 0, end: 40 },
    ])
  })
})

test('a statement of another expression is right or false without a fact', () => {
  expect(read('true xor true gives false .')).toEqual([{ kind: 'right', style: 'words', start: 0, end: 27 }])
  expect(read('1 ^ 1 = 1 .')).toEqual([{ kind: 'false', style: 'symbols', start: 0, end: 11 }])
  expect(read('J T T yields F .')).toEqual([{ kind: 'right', style: 'polish', start: 0, end: 16 }])
})

test.each([
  '( a or not b ) and true with a = false , b = false gives true .',
  '( a | ~ b ) & 1 at a : 0 , b : 0 = 1 .',
  'K A a N b T where a is F , b is F yields T .',
  'true with a = false gives true .',
])('values of variables: %s', (text) => {
  expect(kinds(text)).toEqual(['right'])
})

test.each([
  'a and true gives true .',
  'a and b with a = true gives true .',
  'a with a = true , a = false gives true .',
  'a with a = true b = false gives true .',
  'a with a = true , gives true .',
  'a with gives true .',
  'a with a : true gives true .',
  'a with A = true gives true .',
  'true with true = true gives true .',
  'a with a = maybe gives true .',
  'true & false gives false .',
  'true and false = false .',
  'true and false yields F .',
  'true and false gives F .',
  'true and false gives .',
  'gives true .',
  'true and true and true gives true .',
  'true and true gives true gives true .',
  'True and true gives true .',
  'true and true gives true.',
  'true and true gives true',
  '.',
])('malformed: %s', (text) => {
  expect(kinds(text)).toEqual(['malformed'])
})

test('any text has statements in order, inside it, and none that throws', () => {
  const token = fc.constantFrom(
    ...'( ) and or not true false gives with = a , . K N T yields 1 & at :'.split(' '),
    'x',
    '\n',
  )
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
  for (const piece of ['( ', 'not ', 'with a = true , ', 'gives ', 'K ', 'true and ']) {
    expect(kinds(piece.repeat(100_000))).toEqual(['malformed'])
    expect(kinds(`${piece.repeat(200)}gives true .`)).toEqual(['malformed'])
  }
  expect(kinds('. '.repeat(10_000))).toHaveLength(10_000)
})
