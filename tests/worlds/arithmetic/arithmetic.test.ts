import { describe, expect, test } from 'vitest'
import { keyedRng } from '../../../src/random/keyed.js'
import { arithmetic } from '../../../src/worlds/arithmetic/arithmetic.js'
import { arithmeticSchema } from '../../../src/worlds/arithmetic/options.js'

const create = (options: object = {}) =>
  arithmetic.create(arithmeticSchema.parse({ world: 'arithmetic', ...options }))

const world = create()
const documents = world.generate(0, 2000, keyedRng(1, 'human'))
const statements = documents.map((text) => world.read!(text))

test('golden: the same options give the same world and the same text, today and later', () => {
  expect(world.facts.slice(0, 3).concat(world.facts.slice(-1))).toMatchInlineSnapshot(`
    [
      {
        "object": "2",
        "relation": "result",
        "subject": "1 + 1",
      },
      {
        "object": "3",
        "relation": "result",
        "subject": "1 + 2",
      },
      {
        "object": "4",
        "relation": "result",
        "subject": "1 + 3",
      },
      {
        "object": "15",
        "relation": "result",
        "subject": "4 + 15 - 4",
      },
    ]
  `)
  expect(world.generate(0, 3, keyedRng(1, 'human'))).toMatchInlineSnapshot(`
    [
      "3 + 28 = 31 . 1 + 1 = 2 . 1 + 14 + 1 = 16 . 1 + 2 = 3 . 5 + 1 = 6 . 42 + 3 = 45 .",
      "5 + 7 = 0 + 12 = 12 . 1 + 5 = 0 + 6 = 6 . 1 + 1 = 0 + 2 = 2 . 7 + 2 = 0 + 9 = 9 . 2 + 48 = 40 + 10 = 50 . 11 + 12 = 20 + 3 = 23 .",
      "1 + 14 = 10 + 5 = 15 . 1 + 2 = 0 + 3 = 3 . 12 + 5 = 10 + 7 = 17 . 1 + 1 = 0 + 2 = 2 . 7 + 1 = 0 + 8 = 8 . 2 - 1 = 0 + 1 = 1 .",
    ]
  `)
})

test('human text: every statement found and right, with its fact, one style per document', () => {
  for (const [at, found] of statements.entries()) {
    const isRight = found.every(({ kind, fact }) => kind === 'right' && fact !== undefined)
    if (found.length !== 6 || !isRight) expect.fail(documents[at])
    if (new Set(found.map(({ style }) => style)).size !== 1) expect.fail(documents[at])
  }
})

test('facts are what a calculator gives', () => {
  for (const { subject, object } of world.facts) {
    const tokens = subject.split(' ')
    let value = Number(tokens[0])
    for (let at = 1; at < tokens.length; at += 2)
      value += (tokens[at] === '+' ? 1 : -1) * Number(tokens[at + 1])
    expect(String(value), subject).toBe(object)
  }
})

test('short sums of small terms are frequent, long ones of large terms rare', () => {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const characters = world.facts.map(({ subject }) => subject.length)
  expect(mean(characters.slice(0, 20))).toBeLessThan(6)
  expect(mean(characters.slice(-1000))).toBeGreaterThan(8)
})

test('styles have the shares they claim', () => {
  for (const { name, share } of world.styles) {
    const observed = statements.filter(([first]) => first.style === name).length / documents.length
    // Four standard errors of a share of 2,000 documents.
    expect(Math.abs(observed - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / 2000))
  }
})

describe('options', () => {
  test('nine words connect a sum of three terms with its step, a word a digit more', () => {
    // 16 + 36 + 16 = 50 + 18
    expect(world.contextNeeded).toBe(9)
    expect(create({ terms: 2 }).contextNeeded).toBe(7)
    // 9 9 + 9 9 + 9 9 = 2 7 0 + 2 7 at the longest: 8 + 1 + 6.
    expect(create({ tokens: 'digits' }).contextNeeded).toBe(15)
  })

  test('digits are read as they were written', () => {
    const digits = create({ tokens: 'digits', facts: 300, largest: 999 })
    for (const text of digits.generate(0, 300, keyedRng(1))) {
      expect(text.split(' ').every((token) => token.length === 1)).toBe(true)
      expect(digits.read!(text).every(({ kind, fact }) => kind === 'right' && fact !== undefined)).toBe(true)
    }
  })

  test('more sums than there are', () => {
    // Two terms from 1 to 9: 81 sums, and 45 differences that are not negative.
    expect(create({ terms: 2, largest: 9, facts: 126 }).facts).toHaveLength(126)
    expect(() => create({ terms: 2, largest: 9, facts: 127 })).toThrow(
      'The world arithmetic cannot hold facts: 127; terms: 2 and largest: 9 give about 126 different sums.',
    )
  })
})
