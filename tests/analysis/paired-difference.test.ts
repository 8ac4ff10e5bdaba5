import { describe, expect, it } from 'vitest'
import { pairedDifference } from '../../src/analysis/index.js'

const bySeed = (...values: number[]) => new Map(values.map((value, i) => [i + 1, value]))

describe('pairedDifference', () => {
  it('agrees with scipy', () => {
    const a = bySeed(0.201, 0.195, 0.21, 0.188, 0.205)
    const b = bySeed(0.748, 0.75, 0.741, 0.755, 0.744)
    // r = stats.ttest_rel(a, b); r.confidence_interval(.95); r.pvalue
    const result = pairedDifference(a, b, 0.95)
    expect(result.pairs).toBe(5)
    expect(result.difference).toBeCloseTo(-0.5478, 12)
    expect(result.low).toBeCloseTo(-0.5651477835864349, 8)
    expect(result.high).toBeCloseTo(-0.5304522164135652, 8)
    expect(result.p! / 1.0146264567717565e-7).toBeCloseTo(1, 5)
  })

  it('pairs only seeds that both have', () => {
    const result = pairedDifference(
      new Map([
        [1, 1],
        [2, 2],
        [9, 100],
      ]),
      new Map([
        [2, 1],
        [1, 1],
        [7, 5],
      ]),
      0.95,
    )
    expect(result).toMatchObject({ pairs: 2, difference: 0.5, value: 1.5, referenceValue: 1 })
  })

  it('has no interval from one seed, and says why', () => {
    const result = pairedDifference(bySeed(1), bySeed(2), 0.95)
    expect(result).toMatchObject({
      difference: -1,
      low: undefined,
      p: undefined,
      reason: 'one seed: no interval',
    })
  })

  it('tests nothing where the difference is the same in every seed', () => {
    expect(pairedDifference(bySeed(0.1, 0.2, 0.3), bySeed(0.1, 0.2, 0.3), 0.95)).toMatchObject({
      difference: 0,
      low: 0,
      high: 0,
      p: undefined,
    })
    expect(pairedDifference(bySeed(1.1, 1.2), bySeed(0.1, 0.2), 0.95).p).toBeUndefined()
  })

  it('is infinite where one side is, undefined where both are', () => {
    const infinite = bySeed(1, Number.POSITIVE_INFINITY)
    expect(pairedDifference(infinite, bySeed(1, 2), 0.95).difference).toBe(Number.POSITIVE_INFINITY)
    expect(pairedDifference(bySeed(1, 2), infinite, 0.95).difference).toBe(Number.NEGATIVE_INFINITY)
    expect(pairedDifference(infinite, infinite, 0.95)).toMatchObject({
      difference: undefined,
      reason: 'infinite on both sides',
    })
  })

  it('says when no seed is shared', () => {
    expect(pairedDifference(new Map([[1, 1]]), new Map([[2, 1]]), 0.95)).toMatchObject({
      pairs: 0,
      difference: undefined,
    })
  })
})
