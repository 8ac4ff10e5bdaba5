import { expect, test } from 'vitest'
import { registers } from '../../../src/worlds/almanac/registers.js'
import { relations } from '../../../src/worlds/almanac/relations.js'
import { makeSkeletons } from '../../../src/worlds/almanac/skeletons.js'
import { templates, templateWords, windowOf } from '../../../src/worlds/almanac/templates.js'
import { titleFirstWords, titleSecondWords } from '../../../src/worlds/almanac/titles.js'

const nameTokens = { person: 2, place: 1, work: 2 }

test('there are at least 12 relations with at least 8 sentences each, some in every register', () => {
  expect(relations.length).toBeGreaterThanOrEqual(12)
  expect(new Set(relations.map(({ name }) => name)).size).toBe(relations.length)
  for (const { templates: byRegister } of relations) {
    for (const { name } of registers) expect(byRegister[name].length).toBeGreaterThan(0)
    expect(Object.values(byRegister).flat().length).toBeGreaterThanOrEqual(8)
  }
})

test('at least four registers of unequal shares, one of them rare', () => {
  const shares = registers.map(({ share }) => share)
  expect(new Set(shares).size).toBe(shares.length)
  expect(shares.length).toBeGreaterThanOrEqual(4)
  expect(Math.min(...shares)).toBeLessThanOrEqual(0.05)
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
})

test.each(templates.map((template) => [template.source, template] as const))('%s', (source, template) => {
  // Each slot once, one terminal mark and that at the end, single spaces.
  expect(source.match(/\{[SO]\}/g)?.sort()).toEqual(['{O}', '{S}'])
  expect(source).toMatch(/^[^.!?]+[.!?]$/)
  expect(source).not.toMatch(/ {2}|^ | $/)
  expect(source).toMatch(/^[A-Z{]/)
  expect(windowOf(template, nameTokens)).toBeLessThanOrEqual(6)
})

test('the window counts from the first name to the last', () => {
  expect(templates[0].source).toBe('{S} was born in {O}.')
  expect(windowOf(templates[0], nameTokens)).toBe(6)
  const long = templates.find(({ source }) => source === 'Birth entry: {S}, parish of {O}, legible.')
  expect(windowOf(long!, { person: 3, place: 2, work: 1 })).toBe(7)
})

test('no two templates agree once names are replaced by their kinds', () => {
  expect(makeSkeletons).not.toThrow()
})

test('no word of a title stands in both lists, and none that begins a title stands in a template', () => {
  const words = [...titleFirstWords, ...titleSecondWords]
  expect(new Set(words).size).toBe(words.length)
  const inTemplates = templateWords()
  for (const word of titleFirstWords) expect(inTemplates.has(word), word).toBe(false)
  for (const word of words) expect(word).toMatch(/^[A-Z][a-z]+$/)
})
