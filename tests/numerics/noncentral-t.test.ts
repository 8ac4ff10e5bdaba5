import { describe, expect, it } from 'vitest'
import { noncentralityOf, noncentralT } from '../../src/numerics/noncentral-t.js'

describe('noncentralT', () => {
  it.each([
    // scipy 1.17: stats.nct.cdf(t, df, nc)
    [2.776, 4, 1, 0.8805016859707714],
    [2.776, 4, 5, 0.04512320914452653],
    [-2, 4, 3, 1.2058476009827379e-5],
    [2, 9, 0.5, 0.9054288638232584],
    [30, 4, 40, 0.13105745434628505],
    [1, 1, 2, 0.15111344691562295],
    [2.776, 4, -3, 0.9999960754377726],
    [-2.776, 4, 2.5, 2.7197004837722112e-5],
  ])('P(T <= %f) with %i degrees of freedom and noncentrality %f', (t, df, noncentrality, expected) => {
    expect(noncentralT(t, df, noncentrality).value).toBeCloseTo(expected, 8)
  })

  it('has the derivative that differences give', () => {
    const at = (noncentrality: number) => noncentralT(2, 9, noncentrality).value
    expect(noncentralT(2, 9, 1.5).slope).toBeCloseTo((at(1.501) - at(1.499)) / 0.002, 6)
  })
})

describe('noncentralityOf', () => {
  it('agrees with scipy', () => {
    // optimize.brentq(lambda d: stats.nct.cdf(2, 9, d) - p, -10, 10)
    expect(noncentralityOf(2, 9, 0.025)).toBeCloseTo(4.116210097162686, 6)
    expect(noncentralityOf(2, 9, 0.975)).toBeCloseTo(-0.20585473927135056, 6)
  })

  it.each([
    [0, 4],
    [-7, 2],
    [150, 4],
    [-1000, 9],
  ])('finds the way back for t = %f', (t, df) => {
    expect(noncentralT(t, df, noncentralityOf(t, df, 0.3)).value).toBeCloseTo(0.3, 8)
  })
})
