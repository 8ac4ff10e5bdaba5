import { expect, test } from 'vitest'
import { keyedRng } from '../../../src/random/keyed.js'
import {
  applyOperator,
  drawExpression,
  evaluate,
  type Expression,
  operators,
  variablesOf,
} from '../../../src/worlds/logic/expression.js'

const a: Expression = { kind: 'variable', name: 'a' }
const b: Expression = { kind: 'variable', name: 'b' }
const yes: Expression = { kind: 'value', value: true }

test('truth tables', () => {
  const table = (operator: (typeof operators)[number]) =>
    [
      [false, false],
      [false, true],
      [true, false],
      [true, true],
    ].map(([left, right]) => Number(applyOperator(operator, left, right)))
  expect(table('and')).toEqual([0, 0, 0, 1])
  expect(table('or')).toEqual([0, 1, 1, 1])
  expect(table('implies')).toEqual([1, 1, 0, 1])
  expect(table('xor')).toEqual([0, 1, 1, 0])
})

test('( a or not b ) and true', () => {
  const inner: Expression = { kind: 'binary', operator: 'or', left: a, right: { kind: 'not', of: b } }
  const whole: Expression = { kind: 'binary', operator: 'and', left: inner, right: yes }
  const at = (first: boolean, second: boolean) =>
    evaluate(
      whole,
      new Map([
        ['a', first],
        ['b', second],
      ]),
    )
  expect([at(false, false), at(false, true), at(true, false), at(true, true)]).toEqual([
    true,
    false,
    true,
    true,
  ])
  expect(variablesOf(whole)).toEqual(['a', 'b'])
})

test('operators are drawn as 1 : 1/2 : 1/3 : 1/4, and never deeper than asked for', () => {
  const counts = new Map<string, number>()
  const depthOf = (part: Expression): number => {
    if (part.kind === 'not') return depthOf(part.of)
    return part.kind === 'binary' ? 1 + Math.max(depthOf(part.left), depthOf(part.right)) : 0
  }
  const draws = 4000
  let deepest = 0
  for (let draw = 0; draw < draws; draw++) {
    const drawn = drawExpression({ depth: 3, variables: ['a'] }, keyedRng('expression', draw))
    if (drawn.kind !== 'binary') throw new Error('expected a binary expression')
    counts.set(drawn.operator, (counts.get(drawn.operator) ?? 0) + 1)
    deepest = Math.max(deepest, depthOf(drawn))
  }
  expect(deepest).toBe(3)
  for (const [rank, operator] of operators.entries()) {
    // 1 + 1/2 + 1/3 + 1/4 = 25/12; within four standard errors.
    const share = 12 / 25 / (rank + 1)
    const error = 4 * Math.sqrt((share * (1 - share)) / draws)
    expect(Math.abs((counts.get(operator) ?? 0) / draws - share), operator).toBeLessThan(error)
  }
})
