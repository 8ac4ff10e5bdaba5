import { describe, expect, test } from 'vitest'
import { BadInputError } from '../../../src/errors/index.js'
import { almanac } from '../../../src/worlds/almanac/almanac.js'
import { type AlmanacOptions, resolveOptions } from '../../../src/worlds/almanac/options.js'
import { titleCount } from '../../../src/worlds/almanac/titles.js'

test('sizes that are left out follow from the facts', () => {
  expect(resolveOptions({ facts: 2000 }).sizes).toEqual({ person: 300, place: 80, work: 120 })
  expect(resolveOptions({}).sizes).toEqual({ person: 300, place: 80, work: 120 })
  expect(resolveOptions({ facts: 1 }).sizes).toEqual({ person: 12, place: 8, work: 8 })
  expect(resolveOptions({ facts: 500_000 }).sizes).toEqual({ person: 75_000, place: 5000, work: titleCount })
  expect(resolveOptions({ places: 3 }).sizes.place).toBe(3)
})

test.each([1, 2, 50, 2000, 20_000, 500_000])('by default there is room for %i facts', (facts) => {
  expect(almanac.create({ facts }).facts).toHaveLength(facts)
})

describe('a bad option is bad input that says which, what came and what to do', () => {
  test.each<[string, unknown, RegExp]>([
    ['statements_per_document', { statements_per_document: 0 }, /statements_per_document: 0/],
    ['statements_per_document', { statements_per_document: 1.5 }, /statements_per_document: 1\.5/],
    ['facts', { facts: 0 }, /facts: 0/],
    ['facts', { facts: '7' }, /facts: "7"/],
    ['zipf_exponent', { zipf_exponent: -1 }, /zipf_exponent: -1/],
    ['zipf_exponent', { zipf_exponent: Number.NaN }, /zipf_exponent/],
    ['people', { people: 1 }, /people: 1/],
    ['works', { works: titleCount + 1 }, /works: \d+/],
    ['facts', { facts: 100, people: 5, places: 5, works: 5 }, /facts: 100; people: 5.* make room for 70/],
  ])('%s in %j', (option, options, message) => {
    const error = thrownBy(() => almanac.create(options as AlmanacOptions))
    expect(error.message).toMatch(message)
    expect(error.hint).toContain(option)
  })

  test('unknown options', () => {
    const error = thrownBy(() => almanac.create({ fact: 3 } as AlmanacOptions))
    expect(error.message).toContain('no option fact')
    expect(error.hint).toContain('zipf_exponent')
  })

  test('no object at all', () => {
    expect(thrownBy(() => almanac.create(null as unknown as AlmanacOptions)).message).toContain('object')
  })
})

function thrownBy(action: () => unknown): BadInputError {
  try {
    action()
  } catch (error) {
    if (error instanceof BadInputError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}
