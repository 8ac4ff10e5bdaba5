import { describe, expect, it } from 'vitest'
import { normalDivergence, normalEntropy } from '../../src/numerics/normal-divergence.js'

const A = Float64Array.of(2, 0.5, 0.1, 0.5, 1, 0.2, 0.1, 0.2, 0.7)
const B = Float64Array.of(1, -0.3, 0, -0.3, 3, 0.4, 0, 0.4, 1.5)
const at = (mean: readonly number[], covariances: Float64Array) => ({
  mean: Float64Array.from(mean),
  covariances,
  start: 0,
})

describe('normalDivergence', () => {
  it('is the closed form in one dimension', () => {
    const divergence = normalDivergence(at([0], Float64Array.of(1)), at([1], Float64Array.of(4)))
    expect(divergence).toBeCloseTo((0.25 + 0.25 - 1 + Math.log(4)) / 2, 14)
  })

  it('agrees with inverses and determinants', () => {
    // NumPy: (trace(inv(B) @ A) + m @ inv(B) @ m - 3 + log(det(B) / det(A))) / 2.
    expect(normalDivergence(at([0, 0, 0], A), at([1, -1, 0.5], B))).toBeCloseTo(1.337585191134614, 12)
  })

  it('is 0 of equals and infinite of a point', () => {
    expect(normalDivergence(at([1, 2, 3], A), at([1, 2, 3], A))).toBeCloseTo(0, 14)
    const point = at([0, 0, 0], new Float64Array(9))
    expect(normalDivergence(point, at([0, 0, 0], A))).toBe(Number.POSITIVE_INFINITY)
    expect(normalDivergence(at([0, 0, 0], A), point)).toBe(Number.POSITIVE_INFINITY)
  })
})

describe('normalEntropy', () => {
  it('is that of the determinant', () => {
    expect(normalEntropy(Float64Array.of(1), 0, 1)).toBeCloseTo(1.4189385332046727, 14)
    // NumPy: (3 * log(2 * pi * e) + log(det(A))) / 2.
    expect(normalEntropy(A, 0, 3)).toBeCloseTo(4.3288657716008965, 12)
    expect(normalEntropy(new Float64Array(1), 0, 1)).toBe(Number.NEGATIVE_INFINITY)
  })
})
