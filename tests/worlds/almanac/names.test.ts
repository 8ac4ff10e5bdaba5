import { expect, test } from 'vitest'
import { kinds } from '../../../src/worlds/almanac/kinds.js'
import { makeNames } from '../../../src/worlds/almanac/names.js'
import { templateWords } from '../../../src/worlds/almanac/templates.js'

test.each([
  { person: 2, place: 2, work: 2 },
  { person: 300, place: 80, work: 120 },
  { person: 75_000, place: 5000, work: 3000 },
])('names are unique, of fixed length, and their words tell the kind: %j', (sizes) => {
  const names = makeNames(sizes)
  const kindOf = new Map<string, string>()
  const words = templateWords()
  for (const kind of kinds) {
    expect(names[kind]).toHaveLength(sizes[kind])
    expect(new Set(names[kind]).size).toBe(sizes[kind])
    for (const name of names[kind]) {
      const tokens = name.split(' ')
      if (tokens.length !== (kind === 'place' ? 1 : 2)) expect.fail(name)
      for (const [position, token] of tokens.entries()) {
        if (!/^[A-Z][a-z]+$/.test(token)) expect.fail(token)
        const role = `${kind} ${position}`
        if ((kindOf.get(token) ?? role) !== role) expect.fail(`${token} is ${kindOf.get(token)} and ${role}`)
        kindOf.set(token, role)
        if (position === 0 && words.has(token)) expect.fail(`${token} is a word of a template`)
      }
    }
  }
})

test('the same sizes give the same names', () => {
  const sizes = { person: 20, place: 8, work: 8 }
  expect(makeNames(sizes)).toEqual(makeNames(sizes))
})
