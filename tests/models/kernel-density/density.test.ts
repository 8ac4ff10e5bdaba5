import { describe, expect, it } from 'vitest'
import type { KernelState } from '../../../src/contracts/state.js'
import { kernelDensityModel } from '../../../src/models/kernel-density/model.js'
import { points } from '../../helpers/points.js'

const kernels = (at: number[], bandwidth: number, dimension = 1, weights?: number[]): KernelState => ({
  kind: 'kernel',
  chains: 1,
  dimension,
  count: at.length / dimension,
  points: Float64Array.from(at),
  ...(weights && { weights: Float64Array.from(weights) }),
  bandwidths: Float64Array.of(bandwidth),
})

const logDensity = (state: KernelState, ...items: number[][]) =>
  kernelDensityModel(state).meanLogDensity!(points(items))[0]

describe('meanLogKernels', () => {
  it("agrees with scipy's gaussian_kde", () => {
    // scipy 1.17.1: k = gaussian_kde([-1, .5, 2, 3.5], 'scott'); numpy.log(k([0, 1])); bandwidth sqrt(k.covariance)
    const state = kernels([-1, 0.5, 2, 3.5], 1.4675862549163645)
    expect(logDensity(state, [0])).toBeCloseTo(-1.9050596800843744, 12)
    expect(logDensity(state, [0], [1])).toBeCloseTo((-1.9050596800843744 - 1.8276885089840504) / 2, 12)
    // gaussian_kde(..., weights=[.1, .2, .3, .4]); weights of any unit.
    const weighted = kernels([-1, 0.5, 2, 3.5], 1.4091800623952908, 1, [1, 2, 3, 4])
    expect(logDensity(weighted, [0], [1])).toBeCloseTo((-2.1948267487526936 - 1.8772830578220447) / 2, 12)
  })

  it('is the normal density about a single point, in any dimension and however far', () => {
    const state = kernels([1, 2, 3], 0.5, 3)
    const expected = (distance: number) =>
      (-3 * Math.log((2 * Math.PI) / 4)) / 2 - (distance * distance) / 0.5
    expect(logDensity(state, [1, 2, 3])).toBeCloseTo(expected(0), 12)
    expect(logDensity(state, [1, 2, 103])).toBeCloseTo(expected(100), 8)
  })

  it('takes no notice of a point without weight', () => {
    expect(logDensity(kernels([0, 5], 1, 1, [1, 0]), [5])).toBe(logDensity(kernels([0], 1), [5]))
    expect(logDensity(kernels([0, 500], 1, 1, [1, 0]), [500])).toBe(logDensity(kernels([0], 1), [500]))
  })

  it('is -Infinity off the points where the bandwidth is 0', () => {
    const state = kernels([0.1, 0.1], 0)
    expect(logDensity(state, [0.1], [0.2])).toBe(Number.NEGATIVE_INFINITY)
    expect(logDensity(state, [0.1])).toBe(Number.POSITIVE_INFINITY)
  })
})
