import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Curated } from '../../src/contracts/stage.js'
import { deduplicate } from '../../src/curation/deduplicate.js'
import { stages } from '../../src/curation/registry.js'
import { keyedRng } from '../../src/random/keyed.js'

function apply(texts: readonly string[]): Curated {
  return deduplicate.apply({ kind: 'text', texts, provenance: [] }, {}, { rng: keyedRng('test') }) as Curated
}

describe('deduplicate', () => {
  it('keeps the first of equal texts and says which one the others repeat', () => {
    const { keep, dropped } = apply(['a', 'b', 'a', '', 'A', 'b', ''])
    expect([...keep]).toEqual([0, 1, 3, 4])
    expect(dropped).toEqual([
      [2, 'same text as document 0'],
      [5, 'same text as document 1'],
      [6, 'same text as document 3'],
    ])
  })

  it('keeps or drops every document once, and keeps each text once', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c', 'a ', '')), (texts) => {
        const { keep, dropped } = apply(texts)
        const all = [...keep, ...dropped.map(([index]) => index)].sort((a, b) => a - b)
        expect(all).toEqual(texts.map((_text, index) => index))
        expect(Array.from(keep, (index) => texts[index])).toEqual([...new Set(texts)])
      }),
    )
  })
})

describe('the stages', () => {
  it('load under the name they are listed with', async () => {
    for (const { name, schema, load, summary } of stages) {
      expect((await load()).name).toBe(name)
      expect(schema.safeParse({ stage: name }).success).toBe(true)
      expect(schema.safeParse({ stage: name, other: 1 }).success).toBe(false)
      expect(summary).toMatch(/\.$/)
    }
  })
})
