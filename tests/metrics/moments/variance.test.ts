import { describe, expect, it } from 'vitest'
import type { KernelState, MixtureState } from '../../../src/contracts/state.js'
import { momentsOf } from '../../../src/metrics/moments/state-moments.js'
import { normal, normal1, states, oneValueOf } from '../vector-helpers.js'

const truth = normal(normal1(0, 4))

describe('variance', () => {
  const state = normal(normal1(0, 1), normal1(0, 4), normal1(0, 16))

  it('is summed up over chains', async () => {
    expect((await oneValueOf('variance.mean', { state, truth })).value).toBe(7)
    expect((await oneValueOf('variance.mean_sd', { state, truth })).value).toBeCloseTo(7 / 3, 14)
    expect((await oneValueOf('variance.mean_log', { state, truth })).value).toBeCloseTo(Math.log(4), 14)
    expect((await oneValueOf('variance.ratio_to_truth', { state, truth })).value).toBe(1.75)
    expect(await oneValueOf('variance.median', { state, truth })).toEqual({
      value: 4,
      n: 3,
      note: 'no interval: it needs six chains',
    })
  })

  it('is per dimension: the trace over the dimension', async () => {
    const plane = normal({ mean: [0, 0], covariance: [1, 0.5, 0.5, 3] })
    expect((await oneValueOf('variance.mean', { state: plane, truth: plane })).value).toBe(2)
  })

  it('of a collapsed chain is 0, and its logarithm minus infinity', async () => {
    const collapsed = normal(normal1(0, 0), normal1(0, 1))
    expect((await oneValueOf('variance.mean', { state: collapsed, truth })).value).toBe(0.5)
    expect(await oneValueOf('variance.mean_log', { state: collapsed, truth })).toEqual({
      value: Number.NEGATIVE_INFINITY,
      n: 2,
      note: 'no interval: 1 of 2 chains has no finite value',
    })
  })

  it('is undefined of models and truths without one, with the reason', async () => {
    const point = normal(normal1(0, 0))
    expect((await oneValueOf('variance.ratio_to_truth', { state, truth: point })).undefinedReason).toBe(
      'the truth has no variance',
    )
    const discrete = states([0.5, 0.5])
    expect((await oneValueOf('variance.mean', { state: discrete, truth })).undefinedReason).toBe(
      'it is not taken of models of the kind states',
    )
    expect((await oneValueOf('variance.mean', { state, truth: discrete })).undefinedReason).toBe(
      'the truth has no mean and covariance',
    )
  })
})

it('takes the squared error of the mean over all dimensions', async () => {
  const state = normal({ mean: [1, 2], covariance: [1, 0, 0, 1] }, { mean: [3, 0], covariance: [1, 0, 0, 1] })
  const origin = normal({ mean: [0, 0], covariance: [1, 0, 0, 1] })
  // (1 + 4 + 9 + 0) / 2.
  expect((await oneValueOf('mean_error.squared', { state, truth: origin })).value).toBe(7)
})

describe('momentsOf', () => {
  it('adds the spread of components to their own', () => {
    const mixture: MixtureState = {
      kind: 'mixture',
      chains: 1,
      dimension: 1,
      components: 2,
      weights: Float64Array.of(0.25, 0.75),
      means: Float64Array.of(0, 4),
      covariances: Float64Array.of(1, 2),
    }
    // Mean 3; within .25 + 1.5, between .25 x 9 + .75 x 1.
    expect([...momentsOf(mixture).means]).toEqual([3])
    expect([...momentsOf(mixture).covariances]).toEqual([4.75])
  })

  it('adds the bandwidth to the spread of points', () => {
    const kernels: KernelState = {
      kind: 'kernel',
      chains: 2,
      dimension: 1,
      count: 2,
      points: Float64Array.of(0, 2, 0, 2),
      weights: Float64Array.of(1, 1, 3, 0),
      bandwidths: Float64Array.of(1, 0.5),
    }
    expect([...momentsOf(kernels).means]).toEqual([1, 0])
    expect([...momentsOf(kernels).covariances]).toEqual([2, 0.25])
  })
})
