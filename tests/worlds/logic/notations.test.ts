import { expect, test } from 'vitest'
import type { Expression } from '../../../src/worlds/logic/expression.js'
import { expressionTokens, notations, valueTokens } from '../../../src/worlds/logic/notations.js'

const variable = (name: string): Expression => ({ kind: 'variable', name })
// ( a or not b ) and true
const expression: Expression = {
  kind: 'binary',
  operator: 'and',
  left: { kind: 'binary', operator: 'or', left: variable('a'), right: { kind: 'not', of: variable('b') } },
  right: { kind: 'value', value: true },
}

test('an expression in every notation', () => {
  expect(notations.map((notation) => expressionTokens(expression, notation).join(' '))).toEqual([
    '( a or not b ) and true',
    '( a | ~ b ) & 1',
    'K A a N b T',
  ])
})

test('values of variables in every notation', () => {
  const values = new Map([
    ['a', true],
    ['b', false],
  ])
  expect(notations.map((notation) => valueTokens(values, notation).join(' '))).toEqual([
    'with a = true , b = false',
    'at a : 1 , b : 0',
    'where a is T , b is F',
  ])
  expect(valueTokens(new Map(), notations[0])).toEqual([])
})

test('shares add up to 1, and `gives` tells every notation', () => {
  expect(notations.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12)
  expect(new Set(notations.map(({ words }) => words.gives)).size).toBe(notations.length)
})
