import { expect, test } from 'vitest'
import type { ZodObject } from 'zod'
import { keyedRng } from '../../src/random/keyed.js'
import { vectorWorlds } from '../../src/worlds/vector-worlds.js'

test('every world of numbers loads under its own name, and draws by the defaults of its schema', async () => {
  for (const entry of vectorWorlds) {
    const factory = await entry.load()
    expect(factory).toMatchObject({ name: entry.name, data: 'vectors' })
    expect(entry.summary).toMatch(/^.{10,}\.$/)
    const world = factory.create(entry.schema.parse({ world: entry.name }))
    expect(world.truth.chains).toBe(1)
    const batch = world.draw(3, 2, keyedRng('human'))
    expect(batch).toMatchObject({ kind: 'vectors', count: 3, chains: 2, dimension: world.dimension })
    expect(batch.values).toHaveLength(3 * 2 * world.dimension)
    expect(batch.values.every(Number.isFinite)).toBe(true)
    expect(entry.schema.safeParse({ world: entry.name, unheard_of: 1 }).success).toBe(false)
  }
})

test('every option has a line of help', () => {
  for (const { schema } of vectorWorlds) {
    for (const field of Object.values((schema as ZodObject).shape)) {
      expect((field as { description?: string }).description).toMatch(/\.$/)
    }
  }
})
