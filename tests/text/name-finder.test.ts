import fc from 'fast-check'
import { expect, it } from 'vitest'
import { NameFinder } from '../../src/text/name-finder.js'

it('does as its example says', () => {
  expect(new NameFinder(['he', 'she', 'his']).find('ushers')).toEqual([1, 0])
})

it('finds what String.includes finds', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '漢'), minLength: 1, maxLength: 5 })
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '漢', ' '), maxLength: 40 })
  fc.assert(
    fc.property(fc.uniqueArray(word, { maxLength: 12 }), text, (names, within) => {
      const expected = names.flatMap((name, index) => (within.includes(name) ? [index] : []))
      expect(new NameFinder(names).find(within).sort((left, right) => left - right)).toEqual(expected)
    }),
    { seed: 5 },
  )
})

it('finds the first of equal names, and no empty one', () => {
  expect(new NameFinder(['', 'a', 'a']).find('a')).toEqual([1])
  expect(new NameFinder([]).find('a')).toEqual([])
})

it('is done with names that are all suffixes of one another', () => {
  const names = Array.from({ length: 1000 }, (_, length) => 'a'.repeat(length + 1))
  expect(new NameFinder(names).find('a'.repeat(200_000))).toHaveLength(1000)
})
