import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Statistic, statistics } from '../../../src/contracts/expectation.js'
import { statisticOf } from '../../../src/analysis/expectations/statistic.js'

const statisticValue = (statistic: Statistic, x: readonly number[], y: readonly number[]) => {
  const found = statisticOf(statistic, x, y)
  if ('undefinedReason' in found) throw new Error(found.undefinedReason)
  return found
}

describe('a statistic over generations', () => {
  it('has the values worked by hand', () => {
    const x = [1, 2, 4]
    const y = [4, 2, 1]
    // The slope: x - 7/3 = -4/3, -1/3, 5/3, sum of squares 42/9; (-16/3 - 2/3 + 5/3) / (42/9) = -13/14.
    const expected = {
      value: 1,
      mean: 7 / 3,
      change: -3,
      retained: 0.25,
      slope: -13 / 14,
      log_log_slope: -1,
      sum: 7,
      sum_of_complement: -4,
      min: 1,
      max: 4,
    }
    for (const statistic of statistics) {
      expect(statisticValue(statistic, x, y).value, statistic).toBeCloseTo(expected[statistic], 12)
    }
  })

  it('is the expected time of collapse where the share of collapsed chains is measured', () => {
    // Of four chains, collapsed by generations 1, 1, 2 and 3: E[T] = 7/4, the sum of P(T > g) over g = 0, 1, 2, ...
    expect(statisticValue('sum_of_complement', [0, 1, 2, 3], [0, 0.5, 0.75, 1]).value).toBe(7 / 4)
  })

  it('has the derivatives of its value', () => {
    const values = fc.array(fc.double({ min: 0.5, max: 2, noNaN: true }), { minLength: 3, maxLength: 6 })
    fc.assert(
      fc.property(fc.constantFrom(...statistics), values, (statistic, y) => {
        // Of two equal extremes either has the derivative: they are kept apart.
        const distinct = y.map((one, index) => one + index * 1e-3)
        const x = distinct.map((_, index) => index + 1)
        const { value, gradient } = statisticValue(statistic, x, distinct)
        for (const index of distinct.keys()) {
          const step = 1e-7
          const moved = distinct.with(index, distinct[index]! + step)
          expect((statisticValue(statistic, x, moved).value - value) / step).toBeCloseTo(gradient[index]!, 4)
        }
      }),
      { seed: 1, numRuns: 60 },
    )
  })

  it('says why it has no value', () => {
    expect(statisticOf('slope', [3], [1])).toEqual({
      undefinedReason: 'a slope needs two places with values',
    })
    expect(statisticOf('log_log_slope', [1, 2], [1, 0])).toEqual({
      undefinedReason: '0 at 2 has no logarithm',
    })
    expect(statisticOf('retained', [0, 1], [0, 1])).toMatchObject({ undefinedReason: expect.any(String) })
  })
})
