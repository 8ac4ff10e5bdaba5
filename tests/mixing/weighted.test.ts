import { describe, expect, it } from 'vitest'
import { weightOf } from '../../src/mixing/weighted.js'
import { compose, load, materialiseNamed, parse } from './context.js'

const weighted = (weight: unknown, by: string, human: object) => ({ strategy: 'weighted', human, weight, by })

describe('the golden ratio', () => {
  // He, Xu and Cheng (arXiv 2502.18049): .3904, .6180, .8284 for k = 1/4, 1, 4.
  it.each([
    [0.25, 0.3904],
    [1, 0.618],
    [4, 0.8284],
  ])('for k = %d is %d', (k, expected) => {
    expect(weightOf('golden-ratio', k)).toBeCloseTo(expected, 4)
    expect(weightOf('golden-ratio', k)).toBeCloseTo((Math.sqrt(k * k + 4 * k) - k) / 2, 14)
  })

  it('is as its documentation says for k = 1', () => {
    expect(weightOf('golden-ratio', 1)).toBe(0.6180339887498948)
  })

  it('loses no digits for very much human data', () => {
    // 1 - 1/k + 2/k^2 - ...
    expect(weightOf('golden-ratio', 1e12)).toBeCloseTo(1 - 1e-12, 14)
  })

  it('takes k from what curation kept, not from what was sampled', async () => {
    const human = { count: 60, draw: 'fixed' }
    const { requested } = await compose(weighted('golden-ratio', 'resampling', human), { kept: [15] })
    expect(requested.humanShare).toBe(weightOf('golden-ratio', 4))
  })
})

describe('by loss', () => {
  it('gives each part its weight, and the mean weight 1', async () => {
    const recipe = await compose(weighted(0.75, 'loss', { count: 20, draw: 'redraw' }), { kept: [100, 60] })
    expect(recipe).toEqual({
      parts: [
        {
          source: 'human',
          take: { kind: 'shuffled', label: 'human/generation-2', from: 0, to: 20 },
          // 0.75 * 80 / 20 and 0.25 * 80 / 60.
          weight: 3,
        },
        { source: { sample: 1 }, take: { kind: 'all' }, weight: 20 / 60 },
      ],
      requested: { documents: 80, humanShare: 0.25 },
    })
    const { batch } = await materialiseNamed(recipe, { kept: [100, 60] })
    const weights = [...(batch.weights ?? [])]
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(80, 10)
    expect(weights.slice(0, 20).reduce((sum, weight) => sum + weight, 0) / 80).toBeCloseTo(0.75, 12)
  })

  it('asks for a family that takes loss weights; resampling does not', async () => {
    const strategy = await load('weighted')
    const human = { count: 1, draw: 'fixed' }
    expect(strategy.requires?.(parse(weighted(0.5, 'loss', human)))).toEqual({ lossWeights: true })
    expect(strategy.requires?.(parse(weighted(0.5, 'resampling', human)))).toEqual({ lossWeights: false })
  })
})

describe('by resampling', () => {
  it('keeps the total, repeats the short part and takes a piece of the other', async () => {
    // 0.75 of 80 documents: 60 human ones of 20, so each three times; 20 of 60 synthetic ones.
    const human = { count: 20, draw: 'fixed' }
    expect(await compose(weighted(0.75, 'resampling', human), { kept: [100, 60] })).toEqual({
      parts: [
        { source: 'human', take: { kind: 'shuffled', label: 'human', from: 0, to: 20 }, repetitions: 3 },
        { source: { sample: 1 }, take: { kind: 'shuffled', label: 'synthetic', from: 0, to: 20 } },
      ],
      requested: { documents: 80, humanShare: 0.75 },
    })
  })

  it.each(['fixed', 'redraw', 'fresh'])('%s: repeats whole, then a piece, and says so', async (draw) => {
    const sizes = { kept: [100], fresh: 50 }
    const recipe = await compose(weighted(0.4, 'resampling', { count: 20, draw }), sizes)
    const { batch, realised } = await materialiseNamed(recipe, sizes)
    // 48 human documents of 20: twice, and 8 of them once more; 72 of 100 synthetic ones.
    expect(realised).toMatchObject({ documents: 120, synthetic: 72, repeated: 28 })
    const times = new Map<string, number>()
    for (const text of batch.texts.slice(0, 48)) times.set(text, (times.get(text) ?? 0) + 1)
    expect([...times.values()].sort()).toEqual([...Array<number>(12).fill(2), ...Array<number>(8).fill(3)])
    expect(new Set(batch.texts.slice(48)).size).toBe(72)
  })

  it('repeats the sample where that is the short part', async () => {
    const sizes = { kept: [20] }
    const recipe = await compose(weighted(0.5, 'resampling', { of_source: 1, draw: 'fixed' }), sizes)
    expect(recipe.parts).toEqual([
      { source: 'human', take: { kind: 'shuffled', label: 'human', from: 0, to: 60 } },
      { source: { sample: 0 }, take: { kind: 'all' }, repetitions: 3 },
    ])
  })

  it('refuses a weight that leaves one part without a document, beforehand too', async () => {
    const options = weighted(0.001, 'resampling', { count: 20, draw: 'fixed' })
    const message = 'a weight of 0.001 leaves the human part of a mix of 80 empty'
    // Curation may leave a run too little: that run fails, the others go on.
    await expect(compose(options, { kept: [60] })).rejects.toMatchObject({ name: 'RunError', message })
    const { needs } = await load('weighted')
    expect(() => needs(parse(options), 1, { budget: 100, human: 100, sample: 60 })).toThrow(
      expect.objectContaining({ name: 'BadInputError', message }),
    )
    await expect(
      compose(weighted(0.999, 'resampling', { count: 20, draw: 'fixed' }), { kept: [60] }),
    ).rejects.toThrow('leaves the synthetic part')
  })
})

describe('weighted', () => {
  it('refuses an empty sample', async () => {
    for (const by of ['loss', 'resampling']) {
      await expect(
        compose(weighted('golden-ratio', by, { count: 5, draw: 'fixed' }), { kept: [0] }),
      ).rejects.toThrow('generation 0 kept no documents: there is nothing to weigh human data against')
    }
  })

  it('says how', async () => {
    const { describe: words } = await load('weighted')
    expect(words(parse(weighted('golden-ratio', 'loss', { of_source: 0.5, draw: 'fresh' })))).toBe(
      '50% of the human data (fresh) and the last sample, human weight by the golden ratio (loss)',
    )
    expect(words(parse(weighted(0.7, 'resampling', { count: 30, draw: 'redraw' })))).toBe(
      '30 human (redraw) and the last sample, human weight 70% (resampling)',
    )
  })

  it('takes a weight between 0 and 1, one size, and no share, which the weight decides', () => {
    const human = { count: 5, draw: 'fixed' }
    for (const options of [
      weighted(0, 'loss', human),
      weighted(1, 'loss', human),
      weighted('silver', 'loss', human),
      weighted(0.5, 'hope', human),
      weighted(0.5, 'loss', { share: 0.5, draw: 'fixed' }),
      weighted(0.5, 'loss', { draw: 'fixed' }),
    ]) {
      expect(() => parse(options), JSON.stringify(options)).toThrow()
    }
  })
})
