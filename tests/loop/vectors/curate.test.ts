import { describe, expect, it } from 'vitest'
import type { VectorBatch } from '../../../src/contracts/batch.js'
import type { VectorStage, VectorWorld } from '../../../src/contracts/vectors.js'
import { curated, curationNotes } from '../../../src/loop/vectors/curate.js'
import { keyedRng } from '../../../src/random/keyed.js'

const BATCH: VectorBatch = {
  kind: 'vectors',
  values: Float64Array.of(1, 2, 3, 4),
  dimension: 1,
  chains: 2,
  count: 2,
  provenance: [],
}

function stage(weigh: VectorStage['weigh']) {
  return { stage: { name: 'weigher', version: 1, data: 'vectors', weigh } as VectorStage, options: {} }
}

function run(...stages: ReturnType<typeof stage>[]): VectorBatch {
  return curated(BATCH, stages, {} as VectorWorld, keyedRng(1))
}

describe('curation of numbers', () => {
  it('leaves the sample as it is without stages', () => {
    expect(run()).toBe(BATCH)
  })

  it('multiplies the weights of the stages', () => {
    const odd = stage(({ values }) => values.map((value) => value % 2))
    const half = stage(({ values }) => values.map(() => 0.5))
    expect([...(run(odd, half).weights ?? [])]).toEqual([0.5, 0, 0.5, 0])
  })

  it('refuses weights that are none', () => {
    expect(() => run(stage(() => Float64Array.of(1)))).toThrow('stage weigher: gave 1 weights for 4 items')
    expect(() => run(stage(() => Float64Array.of(1, -1, 1, 1)))).toThrow(
      'gave the weight -1, expected a number from 0',
    )
    expect(() => run(stage(() => Float64Array.of(1, Number.NaN, 1, 1)))).toThrow('gave the weight NaN')
  })
})

describe('what curation left', () => {
  it('is the mean share of weight over chains, and how many have nothing', () => {
    // By hand: (1/2 + 0) / 2.
    expect(curationNotes({ ...BATCH, weights: Float64Array.of(1, 0, 0, 0) })).toEqual([
      'curation left 25.0% of the weight of a sample (mean over chains)',
      '1 of 2 chains: curation left nothing of the sample',
    ])
    expect(curationNotes(BATCH)).toEqual([])
  })
})
