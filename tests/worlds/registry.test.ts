import { expect, test } from 'vitest'
import type { ZodObject } from 'zod'
import { worlds } from '../../src/worlds/registry.js'

test('every entry loads the world it names, and its schema takes that name and fills the defaults', async () => {
  for (const entry of worlds) {
    expect((await entry.load()).name).toBe(entry.name)
    expect(entry.schema.parse({ world: entry.name })).toHaveProperty('world', entry.name)
    expect(entry.schema.safeParse({ world: 'another' }).success).toBe(false)
    expect(entry.schema.safeParse({}).success).toBe(false)
    expect(entry.schema.safeParse({ world: entry.name, fact: 3 }).success).toBe(false)
  }
})

test('every option has a line of help', () => {
  for (const { schema } of worlds) {
    for (const field of Object.values((schema as ZodObject).shape)) {
      expect((field as { description?: string }).description).toMatch(/\.$/)
    }
  }
})

function almanac() {
  const entry = worlds.find(({ name }) => name === 'almanac')
  if (entry === undefined) throw new Error('the world almanac is missing')
  return entry
}

test('the almanac has defaults for everything', () => {
  expect(almanac().schema.parse({ world: 'almanac' })).toEqual({
    world: 'almanac',
    facts: 2000,
    zipf_exponent: 1,
    statements_per_document: 6,
  })
})

test('what the schema parses to makes a world', async () => {
  const entry = almanac()
  const world = (await entry.load()).create(entry.schema.parse({ world: 'almanac', facts: 30 }))
  expect(world.facts).toHaveLength(30)
})
