import { describe, expect, it } from 'vitest'
import { studentTQuantile, studentTTwoSidedP } from '../../src/numerics/student-t.js'

describe('Student t', () => {
  // scipy 1.17.1: stats.t.ppf(p, df), printed in full
  it.each([
    [0.975, 1, 12.706204736174694],
    [0.975, 2, 4.302652729749462],
    [0.975, 4, 2.7764451051977934],
    [0.995, 9, 3.249835541592126],
    [0.9, 30, 1.3104150253913955],
    [0.025, 4, -2.7764451051977943],
    [0.5, 7, 0],
  ])('quantile of %d with %d degrees of freedom', (p, df, expected) => {
    expect(Math.abs(studentTQuantile(p, df) - expected)).toBeLessThanOrEqual(1e-7 * Math.abs(expected))
  })

  // scipy 1.17.1: 2 * stats.t.sf(abs(t), df), printed in full
  it.each([
    [2.5, 4, 0.06676654481198814],
    [-2.5, 4, 0.06676654481198814],
    [40, 4, 2.3340163226012678e-6],
    [0.3, 9, 0.7709907037415248],
    [0, 3, 1],
    [Number.POSITIVE_INFINITY, 3, 0],
  ])('two-sided p of %d with %d degrees of freedom', (t, df, expected) => {
    expect(Math.abs(studentTTwoSidedP(t, df) - expected)).toBeLessThanOrEqual(1e-6 * expected)
  })

  it('refuses what has no answer', () => {
    expect(() => studentTQuantile(1, 4)).toThrow(/strictly between/)
    expect(() => studentTQuantile(0.9, 0)).toThrow(/Degrees of freedom/)
    expect(() => studentTTwoSidedP(Number.NaN, 4)).toThrow(/NaN/)
  })
})
