import { describe, expect, it } from 'vitest'
import { frechetTo } from '../../src/numerics/frechet-to.js'

const A = Float64Array.of(2, 0.5, 0.1, 0.5, 1, 0.2, 0.1, 0.2, 0.7)
const B = Float64Array.of(1, -0.3, 0, -0.3, 3, 0.4, 0, 0.4, 1.5)
const M = Float64Array.of(1, -1, 0.5)
const ORIGIN = new Float64Array(3)

describe('frechetTo', () => {
  it('is (m - m*)^2 + (s - s*)^2 in one dimension', () => {
    const distance = frechetTo(Float64Array.of(0), Float64Array.of(1))
    expect(distance(Float64Array.of(3, 0), Float64Array.of(4, 0), 0)).toBe(10)
    expect(distance(Float64Array.of(3, 0), Float64Array.of(4, 0), 1)).toBe(1)
  })

  it('agrees with the root of a matrix', () => {
    // SciPy 1.17: m @ m + trace(A + B - 2 * sqrtm(A @ B)).
    expect(frechetTo(ORIGIN, A)(M, B, 0)).toBeCloseTo(3.3315802783494495, 12)
  })

  it('is symmetric, and 0 of equals', () => {
    expect(frechetTo(M, B)(ORIGIN, A, 0)).toBeCloseTo(frechetTo(ORIGIN, A)(M, B, 0), 12)
    expect(frechetTo(M, B)(M, B, 0)).toBeCloseTo(0, 13)
  })

  it('is exact of singular covariances', () => {
    const flat = Float64Array.of(1, 0, 0, 0)
    const point = new Float64Array(4)
    const means = new Float64Array(2)
    expect(frechetTo(means, flat)(means, point, 0)).toBe(1)
    expect(frechetTo(means, point)(means, flat, 0)).toBe(1)
  })
})
