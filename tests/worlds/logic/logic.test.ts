import { describe, expect, test } from 'vitest'
import { keyedRng } from '../../../src/random/keyed.js'
import { logic } from '../../../src/worlds/logic/logic.js'
import { logicSchema } from '../../../src/worlds/logic/options.js'

const create = (options: object = {}) => logic.create(logicSchema.parse({ world: 'logic', ...options }))

const world = create()
const documents = world.generate(0, 2000, keyedRng(1, 'human'))
const statements = documents.map((text) => world.read!(text))

test('golden: the same options give the same world and the same text, today and later', () => {
  expect(world.facts.slice(0, 3).concat(world.facts.slice(-1))).toMatchInlineSnapshot(`
    [
      {
        "object": "false",
        "relation": "value",
        "subject": "true and false",
      },
      {
        "object": "false",
        "relation": "value",
        "subject": "false and false",
      },
      {
        "object": "true",
        "relation": "value",
        "subject": "true and true",
      },
      {
        "object": "true",
        "relation": "value",
        "subject": "( true xor false ) and not false",
      },
    ]
  `)
  expect(world.generate(0, 3, keyedRng(1, 'human'))).toMatchInlineSnapshot(`
    [
      "1 & ~ ( 0 & ~ 0 ) = 1 . 1 & 0 = 0 . ~ 0 & ( 1 & ~ 0 ) = 1 . 0 & 0 = 0 . 1 ^ 0 = 1 . ( ~ 1 & 1 ) & 0 = 0 .",
      "false implies not true gives true . true and not true gives false . true and false gives false . true or not false gives true . false or ( not false and not true ) gives false . not true and not false gives false .",
      "not true implies not false gives true . false and false gives false . true implies not true gives false . true and false gives false . false implies true gives true . true and not false gives true .",
    ]
  `)
})

test('human text: every statement found and right, with its fact, one notation per document', () => {
  for (const [at, found] of statements.entries()) {
    const isRight = found.every(({ kind, fact }) => kind === 'right' && fact !== undefined)
    if (found.length !== 6 || !isRight) expect.fail(documents[at])
    if (new Set(found.map(({ style }) => style)).size !== 1) expect.fail(documents[at])
    if (found.map(({ start, end }) => documents[at].slice(start, end)).join(' ') !== documents[at]) {
      expect.fail(documents[at])
    }
  }
})

test('with the other value every fact is false, and about itself', () => {
  for (const [fact, { subject, object }] of world.facts.entries()) {
    const other = object === 'true' ? 'false' : 'true'
    expect(world.read!(`${subject} gives ${object} .`)).toMatchObject([{ kind: 'right', fact }])
    expect(world.read!(`${subject} gives ${other} .`)).toMatchObject([{ kind: 'false', about: fact }])
  }
})

test('simple expressions are frequent, deep ones and rare operators rare', () => {
  const tokens = world.facts.map(({ subject }) => subject.split(' ').length)
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  expect(mean(tokens.slice(0, 20))).toBeLessThan(4)
  expect(mean(tokens.slice(-1000))).toBeGreaterThan(8)
  const withXor = (from: number, to: number) =>
    world.facts.slice(from, to).filter(({ subject }) => subject.includes('xor')).length / (to - from)
  expect(withXor(0, 20)).toBeLessThan(withXor(1000, 2000))
})

test('a statement of the default world has at most 16 tokens, 15 of them up to its value', () => {
  expect(world.contextNeeded).toBe(15)
  const longest = statements
    .flatMap((found, at) => found.map(({ start, end }) => documents[at].slice(start, end)))
    .reduce((most, text) => Math.max(most, text.split(' ').length), 0)
  expect(longest).toBe(16)
})

test('notations have the shares they claim', () => {
  for (const { name, share } of world.styles) {
    const observed = statements.filter(([first]) => first.style === name).length / documents.length
    // Four standard errors of a share of 2,000 documents.
    expect(Math.abs(observed - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / 2000))
  }
})

describe('options', () => {
  test('variables have their values behind the expression, in every notation', () => {
    const withVariables = create({ variables: 3, longest: 25, facts: 300 })
    expect(withVariables.facts.filter(({ subject }) => subject.includes(' with ')).length).toBeGreaterThan(
      150,
    )
    expect(withVariables.contextNeeded).toBe(27)
    for (const text of withVariables.generate(0, 300, keyedRng(1))) {
      expect(
        withVariables.read!(text).every(({ kind, fact }) => kind === 'right' && fact !== undefined),
      ).toBe(true)
    }
  })

  test('the smallest world: one operator between constants', () => {
    // 2 x 2 constants under 4 operators; no room for a negation.
    const small = create({ depth: 1, longest: 3, facts: 16 })
    expect(new Set(small.facts.map(({ subject }) => subject)).size).toBe(16)
    expect(small.contextNeeded).toBe(5)
    expect(() => create({ depth: 1, longest: 3, facts: 17 })).toThrow(
      'The world logic cannot hold facts: 17; depth: 1, longest: 3 and variables: 0 give about 16 different expressions.',
    )
  })
})
