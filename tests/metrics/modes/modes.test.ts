import { describe, expect, it } from 'vitest'
import type { VectorBatch } from '../../../src/contracts/batch.js'
import type { KernelState, MixtureState } from '../../../src/contracts/state.js'
import type { VectorModel } from '../../../src/contracts/vectors.js'
import { cellMasses } from '../../../src/metrics/modes/cell-masses.js'
import { hellinger } from '../../../src/metrics/modes/hellinger.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { ChainStreams } from '../../../src/random/stream.js'
import { items, normal, normal1, oneValueOf } from '../vector-helpers.js'

const truth = normal(normal1(0, 1))

/** Standard normal items. */
function draws(label: string, chains: number, count: number, scale = 1): VectorBatch {
  const values = new Float64Array(chains * count)
  new ChainStreams(keyedRng(2, label)).of(0).fillNormal(values, 0, values.length)
  return {
    kind: 'vectors',
    values: values.map((z) => scale * z),
    dimension: 1,
    chains,
    count,
    provenance: [],
  }
}

describe('lost_modes', () => {
  const corners: MixtureState = {
    kind: 'mixture',
    chains: 1,
    dimension: 2,
    components: 4,
    weights: Float64Array.of(0.4, 0.3, 0.3, 0),
    means: Float64Array.of(0, 0, 10, 0, 0, 10, 10, 10),
    covariances: Float64Array.of(1, 0, 0, 1, 1, 0, 0, 1, 4, 0, 0, 1, 1, 0, 0, 1),
  }
  const state = normal({ mean: [0, 0], covariance: [1, 0, 0, 1] })
  const plane = (...values: number[]) => ({ ...items(values), dimension: 2, count: values.length / 2 })

  it('counts modes that no item is near, in their own deviations', async () => {
    // Near the first within 2; 2.5 from the second; 5 along the wide axis, 2.5 deviations, from the third.
    const sample = plane(1, 1, 10, 2.5, 5, 10)
    expect((await oneValueOf('lost_modes.sd2', { state, truth: corners, sample })).value).toBe(2)
    expect((await oneValueOf('lost_modes.sd3', { state, truth: corners, sample })).value).toBe(0)
  })

  it('leaves out what curation dropped', async () => {
    const sample = { ...plane(0, 0, 10, 0), weights: Float64Array.of(1, 0) }
    expect((await oneValueOf('lost_modes.sd2', { state, truth: corners, sample })).value).toBe(2)
  })

  it('is undefined of a mode that is a point', async () => {
    const flat = { ...corners, covariances: new Float64Array(16) }
    expect((await oneValueOf('lost_modes.sd2', { state, truth: flat })).undefinedReason).toBe(
      'a mode of the truth has a singular covariance',
    )
  })
})

describe('sample_overlap', () => {
  const test = draws('test', 1, 200)
  const of = async (name: string, sample: VectorBatch) =>
    (await oneValueOf(`sample_overlap.${name}.k5`, { state: truth, truth, test, sample })).value!

  it('is whole of the same items', async () => {
    for (const name of ['precision', 'recall', 'coverage']) expect(await of(name, test), name).toBe(1)
  })

  it('tells narrowing from making up', async () => {
    const narrow = draws('narrow', 3, 200, 0.1)
    const wide = draws('wide', 3, 200, 5)
    expect(await of('precision', narrow)).toBeGreaterThan(0.95)
    expect(await of('recall', narrow)).toBeLessThan(0.5)
    expect(await of('precision', wide)).toBeLessThan(0.6)
    expect(await of('recall', wide)).toBeGreaterThan(0.8)
  })

  it('looks at 500 items of 50 chains', async () => {
    const { n } = await oneValueOf('sample_overlap.recall.k5', {
      state: truth,
      truth,
      test,
      sample: draws('many', 60, 10),
    })
    expect(n).toBe(50)
  })

  it('is undefined of fewer items than neighbours', async () => {
    const given = { state: truth, truth, test, sample: draws('few', 1, 5) }
    expect((await oneValueOf('sample_overlap.recall.k5', given)).undefinedReason).toBe(
      "needs 6 test items, and as many of each chain's sample",
    )
  })
})

describe('negative_log_density', () => {
  const test = draws('test', 1, 10)
  const modelOf = (meanLogDensity?: VectorModel['meanLogDensity']): VectorModel => ({
    state: truth,
    notes: [],
    sample: () => test,
    ...(meanLogDensity === undefined ? {} : { meanLogDensity }),
  })

  it('is the mean over chains of what the model says', async () => {
    const model = modelOf(() => Float64Array.of(-1, -2))
    expect((await oneValueOf('negative_log_density.test', { state: truth, truth, model, test })).value).toBe(
      1.5,
    )
  })

  it('is undefined of a model that gives none', async () => {
    const given = { state: truth, truth, model: modelOf(), test }
    expect((await oneValueOf('negative_log_density.test', given)).undefinedReason).toBe(
      'the model gives no densities',
    )
  })
})

describe('hellinger', () => {
  it('is a distance of distributions over cells', () => {
    expect(hellinger(Float64Array.of(1, 0), Float64Array.of(0.25, 0.75))).toBeCloseTo(Math.SQRT1_2, 15)
    expect(hellinger(Float64Array.of(1, 0), Float64Array.of(0, 1))).toBe(1)
    expect(hellinger(Float64Array.of(0.5, 0.5), Float64Array.of(0.5, 0.5))).toBe(0)
  })

  it('of normal distributions is close to its closed form', async () => {
    const state = normal(normal1(0.5, 2.25))
    // H^2 = 1 - sqrt(2 s1 s2 / (s1^2 + s2^2)) exp(-(m1 - m2)^2 / (4 (s1^2 + s2^2))).
    const exact = Math.sqrt(1 - Math.sqrt(3 / 3.25) * Math.exp(-0.25 / (4 * 3.25)))
    expect((await oneValueOf('hellinger.grid1000', { state, truth })).value).toBeCloseTo(exact, 5)
    expect((await oneValueOf('hellinger.grid1000', { state: truth, truth })).value).toBe(0)
  })

  it('is defined of a point and of what lies outside the grid', async () => {
    const at = async (mean: number) =>
      (await oneValueOf('hellinger.grid1000', { state: normal(normal1(mean, 0)), truth })).value
    // The cell above 0 holds .02 x .3989 of the truth: sqrt(1 - sqrt(.00798)).
    expect(await at(0)).toBeCloseTo(0.9543, 4)
    expect(await at(100)).toBeCloseTo(1, 14)
  })

  it('takes as many chains as have 2,000 kernels', async () => {
    const kernels: KernelState = {
      kind: 'kernel',
      chains: 5,
      dimension: 1,
      count: 1000,
      points: draws('points', 5, 1000).values,
      bandwidths: new Float64Array(5).fill(0.2),
    }
    const { n, value } = await oneValueOf('hellinger.grid1000', { state: kernels, truth })
    expect(n).toBe(2)
    expect(value).toBeLessThan(0.1)
  })

  it('is of one dimension', async () => {
    const plane = normal({ mean: [0, 0], covariance: [1, 0, 0, 1] })
    expect((await oneValueOf('hellinger.grid1000', { state: plane, truth: plane })).undefinedReason).toBe(
      'it is taken in one dimension, not in 2',
    )
  })
})

it('cellMasses of a normal distribution are differences of its distribution function', () => {
  const masses = cellMasses(truth, 0, Float64Array.of(-1, 0, 1))
  // SciPy 1.17: norm.cdf(-1), norm.cdf(0) - norm.cdf(-1).
  for (const [cell, expected] of [0.15865525393145707, 0.3413447460685429, 0.3413447460685429].entries()) {
    expect(masses[cell]).toBeCloseTo(expected, 14)
  }
  expect(masses.reduce((sum, mass) => sum + mass, 0)).toBeCloseTo(1, 14)
})
