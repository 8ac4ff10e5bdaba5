import { describe, expect, it } from 'vitest'
import type { PartSource, Recipe, RecipePart } from '../../../src/contracts/recipe.js'
import {
  type Mix,
  type MixSource,
  type MixSources,
  materialise,
  mixSource,
} from '../../../src/loop/text/mix.js'

const SOURCES: Readonly<Record<string, MixSource>> = {
  human: mixSource(['a a', 'b', 'c c c'], [[0], [], [1, 1]]),
  fresh: mixSource(['d', 'e e'], [[2], [0, 2]]),
  'sample 0': mixSource(['f', 'g'], [[3], [3]]),
}

/** As a model that writes `x` for every word. */
async function edit(texts: readonly string[]): Promise<MixSource> {
  return mixSource(
    texts.map((text) => text.replace(/[a-z]/g, 'x')),
    texts.map(() => [3]),
  )
}

function only(texts: readonly string[]): MixSources {
  return { open: async () => mixSource(texts), edit }
}

function materialised(parts: readonly RecipePart[], rest: Partial<Recipe> = {}, seed = 1): Promise<Mix> {
  const recipe = { parts, requested: { documents: 9, humanShare: 0.5 }, ...rest }
  const open = async (source: PartSource) =>
    SOURCES[typeof source === 'object' ? `sample ${source.sample}` : source]
  return materialise(recipe, seed, 4, { open, edit })
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
    expect(batch.provenance.map(({ length }) => length)).toEqual([6, 1])
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
    const { realised } = await materialise(recipe, 1, undefined, only(texts))
    expect(realised.repeated).toBe(0)
  })

  it('carries weights, 1 where a part has none', async () => {
    const { batch } = await materialised([
      { source: 'human', take: { kind: 'all' }, weight: 0.25 },
      { source: { sample: 0 }, take: { kind: 'all' } },
    ])
    expect(batch.weights).toEqual(Float64Array.of(0.25, 0.25, 0.25, 1, 1))
  })

  it('trains on a part as edited, and counts what the edited texts state', async () => {
    const edit = { by: 0, threshold: 0.9, temperature: 1 }
    const { batch, realised, counts } = await materialised([
      { source: 'human', take: { kind: 'range', from: 1, to: 3 }, edit },
      { source: 'human', take: { kind: 'range', from: 0, to: 1 } },
    ])
    expect(batch.texts).toEqual(['x', 'x x x', 'a a'])
    expect(realised).toMatchObject({ human: 3, edited: 2, tokens: 6 })
    expect(counts.facts).toEqual(Uint32Array.of(1, 0, 0, 2))
  })

  it('cuts a larger mix to its training tokens, document by document', async () => {
    const texts = Array.from({ length: 100 }, (_, index) => `w${index} w`)
    const recipe: Recipe = {
      parts: [{ source: 'human', take: { kind: 'all' } }],
      trainingTokens: 51,
      requested: { documents: 100, humanShare: 1 },
    }
    const { batch, realised } = await materialise(recipe, 1, undefined, only(texts))
    expect(realised).toMatchObject({ tokens: 52, documents: 26, requestedTokens: 51, repeated: 0 })
    expect(new Set(batch.texts).size).toBe(26)
    expect(batch.provenance).toEqual([{ length: 26, origin: { kind: 'human', pool: 'train' } }])
    const other = await materialise(recipe, 2, undefined, only(texts))
    expect(other.batch.texts).not.toEqual(batch.texts)
  })

  it('repeats a smaller one as a whole and then in part, and says how often', async () => {
    const { batch, realised } = await materialised([{ source: 'human', take: { kind: 'all' } }], {
      trainingTokens: 14,
    })
    const times = (text: string) => batch.texts.filter((other) => other === text).length
    for (const text of ['a a', 'b', 'c c c']) expect([2, 3]).toContain(times(text))
    expect(realised.tokens).toBeGreaterThanOrEqual(14)
    expect(realised.tokens).toBeLessThan(14 + 3)
    expect(realised.repeated).toBe(realised.documents - 3)
  })

  it('refuses to fill training tokens from empty documents', async () => {
    const recipe: Recipe = {
      parts: [{ source: 'human', take: { kind: 'all' } }],
      trainingTokens: 5,
      requested: { documents: 2, humanShare: 1 },
    }
    await expect(materialise(recipe, 1, undefined, only(['', '']))).rejects.toThrow(
      'the mix is to have 5 training tokens, but its documents hold none',
    )
  })

  it('shuffles by seed, source and label alone, in nested subsets', async () => {
    const texts = Array.from({ length: 50 }, (_, index) => `${index}`)
    const taken = async (source: PartSource, label: string, to: number, seed: number) => {
      const parts: RecipePart[] = [{ source, take: { kind: 'shuffled', label, from: 0, to } }]
      const recipe = { parts, requested: { documents: to, humanShare: 1 } }
      return (await materialise(recipe, seed, undefined, only(texts))).batch.texts
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
      /the recipe takes items of .* that are not there: it has/,
    )
  })
})
