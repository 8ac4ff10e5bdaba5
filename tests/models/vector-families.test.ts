import { expect, test } from 'vitest'
import type { ZodObject } from 'zod'
import { vectorFamilies } from '../../src/models/vector-families.js'

test('every family of numbers loads under its own name, and its schema fills in the defaults', async () => {
  for (const entry of vectorFamilies) {
    const family = await entry.load()
    expect(family).toMatchObject({ name: entry.name, data: 'vectors' })
    expect(entry.summary).toMatch(/^.{10,}\.$/)
    const options = entry.schema.parse({ family: entry.name })
    expect(family.capabilities(options).batch).toBe('vectors')
    expect(entry.schema.safeParse({ family: entry.name, unheard_of: 1 }).success).toBe(false)
  }
})

test('every option has a line of help', () => {
  for (const { schema } of vectorFamilies) {
    for (const field of Object.values((schema as ZodObject).shape)) {
      expect((field as { description?: string }).description).toMatch(/\.$/)
    }
  }
})
