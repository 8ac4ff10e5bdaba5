import { describe, expect, it } from 'vitest'
import type { PartSource, Recipe, RecipePart } from '../../src/contracts/recipe.js'
import { type Mix, type MixSource, materialise, mixSource } from '../../src/loop/mix.js'

const SOURCES: Readonly<Record<string, MixSource>> = {
  human: mixSource(['a a', 'b', 'c c c'], [[0], [], [1, 1]]),
  fresh: mixSource(['d', 'e e'], [[2], [0, 2]]),
  'sample 0': mixSource(['f', 'g'], [[3], [3]]),
}

function materialised(parts: readonly RecipePart[], rest: Partial<Recipe> = {}, seed = 1): Promise<Mix> {
  const recipe = { parts, requested: { documents: 9, humanShare: 0.5 }, ...rest }
  const open = async (source: PartSource) =>
    SOURCES[typeof source === 'object' ? `sample ${source.sample}` : source]
  return materialise(recipe, seed, 4, open)
}

describe('materialise', () => {
  it('puts the parts behind one another, with runs of provenance', async () => {
    const { batch, realised, counts } = await materialised([
      { source: 'human', take: { kind: 'all' } },
      { source: { sample: 0 }, take: { kind: 'indices', indices: [1, 0] } },
      { source: 'fresh', take: { kind: 'range', from: 1, to: 2 } },
    ])
    expect(batch.texts).toEqual(['a a', 'b', 'c c c', 'g', 'f', 'e e'])
    expect(batch.provenance).toEqual([
      { length: 3, origin: { kind: 'human', pool: 'train' } },
      { length: 2, origin: { kind: 'synthetic', generation: 0 } },
      { length: 1, origin: { kind: 'human', pool: 'fresh' } },
    ])
    expect(batch.weights).toBeUndefined()
    expect(realised).toEqual({
      requestedDocuments: 9,
      requestedHumanShare: 0.5,
      documents: 6,
      tokens: 10,
      human: 3,
      fresh: 1,
      synthetic: 2,
      repeated: 0,
    })
    expect(counts).toEqual({ documents: 6, tokens: 10, facts: Uint32Array.of(2, 2, 1, 2) })
  })

  it('counts repetitions: of a part, and of a document in several parts', async () => {
    const { batch, realised, counts } = await materialised([
      { source: 'human', take: { kind: 'all' }, repetitions: 2 },
      { source: 'human', take: { kind: 'indices', indices: [0] } },
    ])
    expect(batch.texts).toEqual(['a a', 'b', 'c c c', 'a a', 'b', 'c c c', 'a a'])
    expect(batch.provenance.map(({ length }) => length)).toEqual([3, 3, 1])
    expect(realised).toMatchObject({ documents: 7, human: 7, repeated: 4 })
    expect(counts.facts).toEqual(Uint32Array.of(3, 4, 0, 0))
  })

  it('does not take equal texts of two places for one document', async () => {
    const texts = ['same', 'same']
    const recipe: Recipe = {
      parts: [
        { source: 'human', take: { kind: 'all' } },
        { source: { sample: 0 }, take: { kind: 'all' } },
      ],
      requested: { documents: 4, humanShare: 0.5 },
    }
    const { realised } = await materialise(recipe, 1, undefined, async () => mixSource(texts))
    expect(realised.repeated).toBe(0)
  })

  it('carries weights, 1 where a part has none', async () => {
    const { batch } = await materialised([
      { source: 'human', take: { kind: 'all' }, weight: 0.25 },
      { source: { sample: 0 }, take: { kind: 'all' } },
    ])
    expect(batch.weights).toEqual(Float64Array.of(0.25, 0.25, 0.25, 1, 1))
  })

  it('puts edited texts in their places', async () => {
    const parts: RecipePart[] = [{ source: 'human', take: { kind: 'all' } }]
    const { batch, realised } = await materialised(parts, { edits: [{ position: 1, text: 'b b b' }] })
    expect(batch.texts).toEqual(['a a', 'b b b', 'c c c'])
    expect(realised.tokens).toBe(8)
  })

  it('shuffles by seed, source and label alone, in nested subsets', async () => {
    const texts = Array.from({ length: 50 }, (_, index) => `${index}`)
    const taken = async (source: PartSource, label: string, to: number, seed: number) => {
      const parts: RecipePart[] = [{ source, take: { kind: 'shuffled', label, from: 0, to } }]
      const recipe = { parts, requested: { documents: to, humanShare: 1 } }
      return (await materialise(recipe, seed, undefined, async () => mixSource(texts))).batch.texts
    }
    const ten = await taken('human', 'x', 10, 1)
    expect(await taken('human', 'x', 50, 1)).toHaveLength(50)
    expect((await taken('human', 'x', 50, 1)).slice(0, 10)).toEqual(ten)
    expect(await taken('human', 'y', 10, 1)).not.toEqual(ten)
    expect(await taken('fresh', 'x', 10, 1)).not.toEqual(ten)
    expect(await taken({ sample: 0 }, 'x', 10, 1)).not.toEqual(await taken({ sample: 1 }, 'x', 10, 1))
    expect(await taken('human', 'x', 10, 2)).not.toEqual(ten)
  })

  it.each<[string, RecipePart]>([
    ['a range', { source: 'fresh', take: { kind: 'range', from: 1, to: 3 } }],
    ['a shuffle', { source: 'human', take: { kind: 'shuffled', label: 'x', from: 0, to: 4 } }],
    ['an index', { source: { sample: 0 }, take: { kind: 'indices', indices: [0, 2] } }],
    ['a place between two documents', { source: 'human', take: { kind: 'indices', indices: [0.5] } }],
    ['half a document', { source: 'human', take: { kind: 'range', from: 0, to: 1.5 } }],
  ])('refuses %s beyond its source', async (_what, part) => {
    await expect(materialised([part])).rejects.toThrow(
      /the recipe takes documents of .* that are not there: it has/,
    )
  })

  it('refuses to edit a document that the mix does not hold', async () => {
    const parts: RecipePart[] = [{ source: 'human', take: { kind: 'all' } }]
    await expect(materialised(parts, { edits: [{ position: 3, text: 'b' }] })).rejects.toThrow(
      new RangeError('the recipe edits document 3 of a mix of 3'),
    )
  })
})
