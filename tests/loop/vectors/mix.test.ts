import { describe, expect, it } from 'vitest'
import type { VectorBatch } from '../../../src/contracts/batch.js'
import type { PartSource, RecipePart } from '../../../src/contracts/recipe.js'
import { materialiseVectors, type VectorMix } from '../../../src/loop/vectors/mix.js'

/** Two chains of `count` items in one dimension: item i of chain c is 10 c + i, beginning at `from`. */
function batchOf(from: number, count: number, more: Partial<VectorBatch> = {}): VectorBatch {
  const values = Float64Array.from({ length: 2 * count }, (_, at) =>
    at < count ? from + at : 10 + from + at - count,
  )
  return { kind: 'vectors', values, dimension: 1, chains: 2, count, provenance: [], ...more }
}

const HUMAN = batchOf(0, 3)
const SAMPLE = batchOf(5, 2)

function open(source: PartSource, { take }: RecipePart): Promise<VectorBatch> {
  if (source === 'fresh' && take.kind === 'range')
    return Promise.resolve(batchOf(take.from, take.to - take.from))
  return Promise.resolve(source === 'human' ? HUMAN : SAMPLE)
}

function mixed(...parts: RecipePart[]): Promise<VectorMix> {
  return materialiseVectors({ parts, requested: { documents: 9, humanShare: 0.5 } }, 1, open)
}

const human: RecipePart = { source: 'human', take: { kind: 'all' } }
const sample: RecipePart = { source: { sample: 0 }, take: { kind: 'all' } }

describe('materialiseVectors', () => {
  it('takes one whole source as it is', async () => {
    const { batch, realised } = await mixed(human)
    expect(batch).toBe(HUMAN)
    expect(realised).toMatchObject({ documents: 3, human: 3, synthetic: 0, fresh: 0, repeated: 0 })
  })

  it('puts parts behind one another in every chain, with runs of provenance', async () => {
    const { batch, realised } = await mixed(human, sample)
    expect([...batch.values]).toEqual([0, 1, 2, 5, 6, 10, 11, 12, 15, 16])
    expect(batch.count).toBe(5)
    expect(batch.provenance).toEqual([
      { length: 3, origin: { kind: 'human', pool: 'train' } },
      { length: 2, origin: { kind: 'synthetic', generation: 0 } },
    ])
    expect(realised).toMatchObject({ documents: 5, human: 3, synthetic: 2, tokens: 5 })
  })

  it('takes the same positions of every chain, and repeats', async () => {
    const { batch, realised } = await mixed({
      ...human,
      take: { kind: 'indices', indices: [2, 0] },
      repetitions: 2,
    })
    expect([...batch.values]).toEqual([2, 0, 2, 0, 12, 10, 12, 10])
    expect(realised.repeated).toBe(2)
  })

  it('asks a world for fresh items by their range', async () => {
    const { batch, realised } = await mixed(
      { source: 'fresh', take: { kind: 'range', from: 4, to: 6 } },
      sample,
    )
    expect([...batch.values]).toEqual([4, 5, 5, 6, 14, 15, 15, 16])
    expect(realised.fresh).toBe(2)
  })

  it('multiplies the weight of a part with the weights of its items', async () => {
    const kept = batchOf(5, 2, { weights: Float64Array.of(1, 0, 0, 1) })
    const recipe = {
      parts: [{ ...human, weight: 0.5 }, sample],
      requested: { documents: 5, humanShare: 0.6 },
    }
    const { batch } = await materialiseVectors(recipe, 1, async (source) =>
      source === 'human' ? HUMAN : kept,
    )
    expect([...(batch.weights ?? [])]).toEqual([0.5, 0.5, 0.5, 1, 0, 0.5, 0.5, 0.5, 0, 1])
  })

  it('keeps targets and rows of several numbers together', async () => {
    const rows: VectorBatch = {
      kind: 'vectors',
      values: Float64Array.of(1, 2, 3, 4),
      dimension: 2,
      chains: 1,
      count: 2,
      targets: Float64Array.of(-1, -2),
      provenance: [],
    }
    const parts = [{ source: 'human', take: { kind: 'indices', indices: [1, 0] } }] as const
    const { batch } = await materialiseVectors(
      { parts, requested: { documents: 2, humanShare: 1 } },
      1,
      async () => rows,
    )
    expect([...batch.values]).toEqual([3, 4, 1, 2])
    expect([...(batch.targets ?? [])]).toEqual([-2, -1])
  })

  it('refuses what is not there, an empty mix and editing', async () => {
    await expect(mixed({ ...human, take: { kind: 'range', from: 0, to: 4 } })).rejects.toThrow(
      'the recipe takes items of human that are not there: it has 3',
    )
    await expect(mixed({ ...human, take: { kind: 'indices', indices: [] } })).rejects.toThrow(
      'the mix is empty',
    )
    await expect(mixed({ ...human, edit: { by: 0, threshold: 0.9, temperature: 1 } })).rejects.toThrow(
      'numbers cannot be edited token by token',
    )
  })
})
