import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keyedRng } from '../../../src/random/keyed.js'
import { evaluateInfix, evaluatePrefix, type Meaning } from '../../../src/worlds/logic/evaluate-tokens.js'
import { drawExpression, evaluate } from '../../../src/worlds/logic/expression.js'
import { expressionTokens, notations } from '../../../src/worlds/logic/notations.js'

const MEANINGS: Readonly<Record<string, Meaning>> = {
  T: { kind: 'value', value: true },
  F: { kind: 'value', value: false },
  N: { kind: 'not' },
  K: { kind: 'operator', operator: 'and' },
  A: { kind: 'operator', operator: 'or' },
  C: { kind: 'operator', operator: 'implies' },
  J: { kind: 'operator', operator: 'xor' },
  '(': { kind: 'open' },
  ')': { kind: 'close' },
}
const meanings = (text: string) => [...text].map((letter) => MEANINGS[letter])
const infix = (text: string) => evaluateInfix(meanings(text))
const prefix = (text: string) => evaluatePrefix(meanings(text))

describe('infix', () => {
  test.each([
    ['T', true],
    ['NNF', false],
    ['TKNF', true],
    ['(TAF)KF', false],
    ['N(TAF)', false],
    ['N(TKF)CF', false],
    ['TCN(N(FAF)J(TKT))', true],
  ])('%s is %s', (text, value) => {
    expect(infix(text)).toBe(value)
  })

  test.each([
    '',
    'N',
    'TT',
    'TK',
    'KT',
    'TNF',
    '(T)',
    '()',
    '(TKF',
    'TKF)',
    'TKFKT',
    'T(TKF)',
    ')T(',
    '(TKF)T',
  ])('%j is no expression', (text) => {
    expect(infix(text)).toBeUndefined()
  })
})

describe('prefix', () => {
  test.each([
    ['T', true],
    ['NNF', false],
    ['KTNF', true],
    ['KATFF', false],
    ['CNKTFF', false],
    ['CFT', true],
    ['CTF', false],
  ])('%s is %s', (text, value) => {
    expect(prefix(text)).toBe(value)
  })

  test.each(['', 'N', 'TT', 'KT', 'TKF', 'K', 'KTFT', 'N(T'])('%j is no expression', (text) => {
    expect(prefix(text)).toBeUndefined()
  })
})

test('both agree with the tree of any drawn expression', () => {
  const [words, , polish] = notations
  const meaningOf = (notation: typeof words) => (token: string) => {
    const entry = Object.entries(notation.words).find(([, word]) => word === token)
    if (entry === undefined) return MEANINGS[token]
    const byWord: Record<string, string> = {
      true: 'T',
      false: 'F',
      not: 'N',
      and: 'K',
      or: 'A',
      implies: 'C',
      xor: 'J',
    }
    return MEANINGS[byWord[entry[0]]]
  }
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const expression = drawExpression({ depth: 6, variables: [] }, keyedRng('expression', seed))
      const value = evaluate(expression, new Map())
      expect(evaluateInfix(expressionTokens(expression, words).map(meaningOf(words)))).toBe(value)
      expect(evaluatePrefix(expressionTokens(expression, polish).map(meaningOf(polish)))).toBe(value)
    }),
  )
})

test('brackets as deep as the text is long overflow nothing', () => {
  const deep = 200_000
  expect(infix('('.repeat(deep))).toBeUndefined()
  expect(infix(`${'('.repeat(deep)}T${'KT)'.repeat(deep)}`)).toBe(true)
  expect(prefix(`${'K'.repeat(deep)}${'T'.repeat(deep + 1)}`)).toBe(true)
})
