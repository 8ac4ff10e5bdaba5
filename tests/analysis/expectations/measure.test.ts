import { describe, expect, it } from 'vitest'
import { measure, slopeOverVariants } from '../../../src/analysis/expectations/measure.js'
import { expectation, resultsOf, type Value } from './helpers.js'

const of = (
  fields: Record<string, unknown>,
  values: Readonly<Record<string, readonly (readonly Value[])[]>>,
) => measure(expectation({ equals: 0, ...fields }), resultsOf(values))

/** 1.96 standard errors of 0.1 either side. */
const chains = (value: number) => ({ value, low: value - 0.1959964, high: value + 0.1959964 })

describe('what is measured', () => {
  it('is the mean over seeds with Student t', () => {
    // scipy.stats: mean 2, sd 1, t.ppf(.975, 2) = 4.3026527, / sqrt(3): 2.484138.
    const found = of(
      {},
      {
        replace: [
          [0, 1],
          [0, 2],
          [0, 3],
        ],
      },
    )
    expect(found).toMatchObject({ value: 2, seeds: 3 })
    expect(found).toHaveProperty('standardError', 1 / Math.sqrt(3))
    expect((found as { low: number }).low).toBeCloseTo(2 - 2.484138, 5)
  })

  it('has the standard error of its chains where there is one seed', () => {
    const found = of({}, { replace: [[chains(1), chains(2)]] })
    expect(found).toMatchObject({ value: 2, seeds: 1 })
    expect((found as { standardError: number }).standardError).toBeCloseTo(0.1, 6)
  })

  it('lets the seeds decide where there are both', () => {
    const found = of({}, { replace: [[chains(1)], [chains(3)]] })
    expect(found).toHaveProperty('standardError', 1)
  })

  it('adds up the errors of several generations of a seed as if fully correlated', () => {
    const sum = of({ generation: [0, 1], statistic: 'sum' }, { replace: [[chains(1), chains(2)]] })
    expect((sum as { standardError: number }).standardError).toBeCloseTo(0.2, 6)
    const change = of({ generation: [0, 1], statistic: 'change' }, { replace: [[chains(1), chains(2)]] })
    expect((change as { standardError: number }).standardError).toBeCloseTo(0.2, 6)
  })

  it('has no error with one seed and no interval', () => {
    expect(of({}, { replace: [[1]] })).toEqual({
      value: 1,
      standardError: undefined,
      low: undefined,
      high: undefined,
      seeds: 1,
    })
  })

  it('is paired by seed: what seeds have in common cancels', () => {
    const values = { replace: [[11], [22], [33]], control: [[10], [21], [32]] }
    expect(of({ against: 'control' }, values)).toMatchObject({ value: 1, standardError: 0 })
    const ratio = of({ against: 'control', as: 'ratio' }, { replace: [[2], [20]], control: [[1], [10]] })
    expect(ratio).toMatchObject({ value: 2, standardError: 0 })
  })

  it('has the errors of both arms where it has one seed', () => {
    const values = { replace: [[chains(4)]], control: [[chains(2)]] }
    const difference = of({ above: 'control', equals: undefined }, values)
    expect((difference as { standardError: number }).standardError).toBeCloseTo(Math.hypot(0.1, 0.1), 6)
    // Delta method: (4/2) sqrt((0.1/4)^2 + (0.1/2)^2).
    const ratio = of({ against: 'control', as: 'ratio' }, values)
    expect((ratio as { standardError: number }).standardError).toBeCloseTo(2 * Math.hypot(0.025, 0.05), 6)
  })

  it('leaves out seeds without a value, and says why where none has one', () => {
    expect(of({}, { replace: [[1], ['too few tokens'], [3]] })).toMatchObject({ value: 2, seeds: 2 })
    expect(of({}, { replace: [['too few tokens']] })).toEqual({
      undefinedReason: 'replace, seed 1, generation 0: too few tokens',
    })
    expect(of({}, { replace: [[Number.POSITIVE_INFINITY]] })).toEqual({
      undefinedReason: 'replace, seed 1, generation 0: infinite',
    })
    const grouped = measure(
      expectation({ metric: 'm/rare', equals: 0 }),
      resultsOf({ replace: [[1]] }, 'common'),
    )
    expect(grouped).toEqual({ undefinedReason: 'replace, seed 1, m has no group "rare", it has: common' })
  })
})

describe('a slope over variants', () => {
  it('is that of the logarithms, with the errors of each in squares', () => {
    const at = (x: number, value: number) => ({
      x,
      measured: { value, standardError: value * 0.1, low: undefined, high: undefined, seeds: 1 },
    })
    // y = x^-0.5 at x = 1, 10, 100: weights -1, 0, 1 over 2 ln 10; error 0.1 sqrt(2) / (2 ln 10).
    const found = slopeOverVariants('log_log_slope', [at(100, 0.1), at(1, 1), at(10, Math.sqrt(0.1))])
    expect(found).toMatchObject({ value: expect.closeTo(-0.5, 12) })
    expect((found as { standardError: number }).standardError).toBeCloseTo(
      (0.1 * Math.SQRT2) / (2 * Math.log(10)),
      12,
    )
  })
})
