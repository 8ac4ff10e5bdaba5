import { expect, it } from 'vitest'
import type { VectorBatch } from '../../../src/contracts/batch.js'
import type { NormalState } from '../../../src/contracts/state.js'
import { fed, starvedChains, withChainsOf } from '../../../src/loop/vectors/starved-chains.js'

const BATCH: VectorBatch = {
  kind: 'vectors',
  values: Float64Array.of(1, 2, 3, 4, 5, 6),
  weights: Float64Array.of(1, 1, 0, 0.5, 0, 0),
  dimension: 1,
  chains: 3,
  count: 2,
  provenance: [],
}

const normal = (means: number[], covariances: number[]): NormalState => ({
  kind: 'normal',
  chains: means.length,
  dimension: 1,
  means: Float64Array.from(means),
  covariances: Float64Array.from(covariances),
})

it('finds chains with too few items of weight', () => {
  expect(starvedChains(BATCH, 1)).toEqual([2])
  expect(starvedChains(BATCH, 2)).toEqual([1, 2])
  const { weights: _weights, ...unweighted } = BATCH
  expect(starvedChains(unweighted, 1)).toEqual([])
})

it('weighs their items alike, and leaves the others', () => {
  expect([...(fed(BATCH, [2]).weights ?? [])]).toEqual([1, 1, 0, 0.5, 1, 1])
  expect([...(BATCH.weights ?? [])]).toEqual([1, 1, 0, 0.5, 0, 0])
})

it('takes the parameters of some chains from an earlier model', () => {
  const state = normal([1, 2, 3], [4, 5, 6])
  expect(withChainsOf(state, normal([7, 8, 9], [10, 11, 12]), [0, 2])).toEqual(normal([7, 2, 9], [10, 5, 12]))
})

it('gives kernels that all weighed the same their weights, and refuses another number of them', () => {
  const kernels = (count: number, weights?: number[]) => ({
    kind: 'kernel' as const,
    chains: 2,
    dimension: 1,
    count,
    points: new Float64Array(2 * count).fill(count),
    bandwidths: Float64Array.of(1, 2),
    ...(weights ? { weights: Float64Array.from(weights) } : {}),
  })
  const mixed = withChainsOf(kernels(2, [1, 0, 1, 1]), kernels(2), [0])
  expect(mixed).toMatchObject({ weights: Float64Array.of(1, 1, 1, 1) })
  expect(withChainsOf(kernels(3, [1, 1, 1, 1, 1, 1]), kernels(2), [0])).toBeUndefined()
})
