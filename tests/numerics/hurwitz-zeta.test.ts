import { describe, expect, it } from 'vitest'
import { HurwitzZeta } from '../../src/numerics/hurwitz-zeta.js'

describe('HurwitzZeta', () => {
  it('does as its example says', () => {
    expect(new HurwitzZeta(2).log(1)).toBeCloseTo(Math.log((Math.PI * Math.PI) / 6), 14)
  })

  it.each([
    // scipy 1.17.1: math.log(scipy.special.zeta(s, q))
    [1.05, 1, 3.024360754930615],
    [1.5, 1, 0.9602599027307852],
    [2.5, 7, -3.2168339625470996],
    [3.2, 0.5, 2.2571055861919467],
    [12, 1, 0.0002460562789785983],
    [2, 1e6, -13.815510057964232],
    [30, 40, -110.00309011881221],
  ])('ln zeta(%d, %d)', (s, q, expected) => {
    expect(new HurwitzZeta(s).log(q)).toBeCloseTo(expected, 12)
  })

  it('does not underflow where zeta itself does', () => {
    // The first term stands for all: zeta(s, q) ~ q^-s.
    expect(new HurwitzZeta(4000).log(100)).toBeCloseTo(-4000 * Math.log(100), 9)
  })

  it('knows zeta at 2 and its derivatives', () => {
    // zeta'(2) = -0.937548254315844 and zeta''(2) = 1.989280234298901 (OEIS A073002, A201994).
    const zeta = (Math.PI * Math.PI) / 6
    const slope = -0.937548254315844 / zeta
    const at = new HurwitzZeta(2).logDerivatives(1)
    expect(at.slope).toBeCloseTo(slope, 13)
    expect(at.curvature).toBeCloseTo(1.989280234298901 / zeta - slope * slope, 13)
  })

  it.each([
    [1.3, 1],
    [2.2, 5],
    [6, 3],
    [40, 90],
  ])('has the derivatives that its values have, at s = %d, q = %d', (s, q) => {
    const step = 1e-4
    const value = (at: number) => new HurwitzZeta(at).log(q) + at * Math.log(q)
    const { slope, curvature } = new HurwitzZeta(s).logDerivatives(q)
    expect((value(s + step) - value(s - step)) / (2 * step)).toBeCloseTo(slope, 5)
    const slopeAt = (at: number) => new HurwitzZeta(at).logDerivatives(q).slope
    expect((slopeAt(s + step) - slopeAt(s - step)) / (2 * step)).toBeCloseTo(curvature, 5)
  })

  it('refuses exponents without a sum', () => {
    expect(() => new HurwitzZeta(1)).toThrow(RangeError)
  })
})
