import { expect, test } from 'vitest'
import { families } from '../../src/models/registry.js'

test('every family loads under its own name, and its schema fills in the defaults', async () => {
  for (const entry of families) {
    const family = await entry.load()
    expect(family.name).toBe(entry.name)
    expect(entry.summary.length).toBeGreaterThan(10)
    const options = entry.schema.parse({ family: entry.name })
    expect(family.capabilities(options).batch).toMatch(/text|vectors/)
  }
})
