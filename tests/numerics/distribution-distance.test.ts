import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  energyDistance,
  frechetGaussian,
  kolmogorovSmirnov,
  sorted,
  wasserstein1,
} from '../../src/numerics/distribution-distance.js'

const x = sorted([0, 1, 1, 3, 7.5, -2])
const y = sorted([1, 4, 4, 4, 9])

describe('distances of two samples of numbers', () => {
  it('agree with scipy and numpy', () => {
    // scipy 1.17.1: stats.wasserstein_distance(x, y), stats.energy_distance(x, y), stats.ks_2samp(x, y).statistic
    expect(wasserstein1(x, y)).toBeCloseTo(2.65, 12)
    expect(energyDistance(x, y)).toBeCloseTo(1.460973800054075, 12)
    expect(kolmogorovSmirnov(x, y)).toBeCloseTo(0.6333333333333333, 12)
    // numpy: (x.mean() - y.mean()) ** 2 + (x.std(ddof=d) - y.std(ddof=d)) ** 2, d = 0 and 1
    expect(frechetGaussian(x, y)).toBeCloseTo(7.175980423569622, 12)
    expect(frechetGaussian(x, y, 1)).toBeCloseTo(7.160104236447373, 12)
  })

  it('do as their examples say', () => {
    expect(wasserstein1(sorted([0, 1, 3]), sorted([5, 6, 8]))).toBeCloseTo(5, 12)
    expect(kolmogorovSmirnov(sorted([1, 2]), sorted([2, 3]))).toBe(0.5)
    expect(energyDistance(sorted([0]), sorted([2]))).toBe(2)
    expect(frechetGaussian(sorted([0, 2]), sorted([5, 5]))).toBe(17)
  })

  it('are 0 for equal samples and the same both ways', () => {
    const numbers = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 12 }).map(sorted)
    fc.assert(
      fc.property(numbers, numbers, (first, second) => {
        for (const between of [wasserstein1, kolmogorovSmirnov, energyDistance, frechetGaussian]) {
          expect(between(first, first)).toBe(0)
          expect(between(first, second)).toBe(between(second, first))
        }
      }),
    )
  })

  it('agree with their definitions over all pairs', () => {
    const numbers = fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 1, maxLength: 9 })
    const apart = (first: readonly number[], second: readonly number[]) =>
      first.flatMap((one) => second.map((other) => Math.abs(one - other))).reduce((sum, d) => sum + d, 0) /
      (first.length * second.length)
    const below = (values: readonly number[], at: number) =>
      values.filter((value) => value <= at).length / values.length
    fc.assert(
      fc.property(numbers, numbers, (first, second) => {
        const [one, other] = [sorted(first), sorted(second)]
        const squared = 2 * apart(first, second) - apart(first, first) - apart(second, second)
        expect(energyDistance(one, other)).toBeCloseTo(Math.sqrt(Math.max(0, squared)), 5)
        const gaps = [...first, ...second].map((at) => Math.abs(below(first, at) - below(second, at)))
        expect(kolmogorovSmirnov(one, other)).toBeCloseTo(Math.max(...gaps), 12)
      }),
    )
  })

  it('refuse samples of no numbers', () => {
    for (const between of [wasserstein1, kolmogorovSmirnov, energyDistance, frechetGaussian]) {
      expect(() => between(x, sorted([]))).toThrow(RangeError)
      expect(() => between(sorted([]), x)).toThrow(RangeError)
    }
    expect(() => frechetGaussian(x, sorted([1]), 1)).toThrow(RangeError)
  })
})
