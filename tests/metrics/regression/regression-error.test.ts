import { describe, expect, it } from 'vitest'
import type { LinearState } from '../../../src/contracts/state.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { ChainStreams } from '../../../src/random/stream.js'
import { items, oneValueOf } from '../vector-helpers.js'

function linear(task: LinearState['task'], ...rows: readonly (readonly number[])[]): LinearState {
  return {
    kind: 'linear',
    task,
    chains: rows.length,
    dimension: rows[0].length,
    coefficients: Float64Array.from(rows.flat()),
    noise: 1,
  }
}

const truth = linear('regression', [1, 0])
const state = linear('regression', [1, 2], [0, 0])
// Inputs (1, 0), (0, 1), (1, 1) with targets 1, 1, 1.
const test = {
  ...items([1, 0, 0, 1, 1, 1]),
  dimension: 2,
  count: 3,
  targets: Float64Array.of(1, 1, 1),
}

describe('regression_error', () => {
  const of = async (name: string) =>
    (await oneValueOf(`regression_error.${name}`, { state, truth, test })).value

  it('is what its formulas say', async () => {
    // |(0, 2)|^2 = 4 and |(-1, 0)|^2 = 1.
    expect(await of('coefficients')).toBe(2.5)
    // x.(w - w*): 0, 2, 2 and -1, 0, -1.
    expect(await of('excess')).toBeCloseTo((8 / 3 + 2 / 3) / 2, 15)
    // y - x.w: 0, -1, -2 and 1, 1, 1.
    expect(await of('test')).toBeCloseTo((5 / 3 + 1) / 2, 15)
  })

  it('is the same for coefficients and excess over many standard normal inputs', async () => {
    const count = 20_000
    const values = new Float64Array(count * 2)
    new ChainStreams(keyedRng(3, 'inputs')).of(0).fillNormal(values, 0, values.length)
    const many = { ...test, values, count, targets: new Float64Array(count) }
    const one = linear('regression', [1, 2])
    const { value } = await oneValueOf('regression_error.excess', { state: one, truth, test: many })
    // Four standard errors of the mean of (2 z)^2, whose variance is 16 x 2.
    expect(Math.abs(value! - 4)).toBeLessThan(4 * Math.sqrt(32 / count))
  })

  it('is undefined without targets, items or a model for regression', async () => {
    const reason = async (given: object) =>
      (await oneValueOf('regression_error.test', { state, truth, test, ...given })).undefinedReason
    expect(await reason({ test: { ...test, targets: undefined } })).toBe('test items have no targets')
    expect(await reason({ test: { ...test, count: 0 } })).toBe('there are no test items')
    expect(await reason({ state: linear('classification', [1, 0]) })).toBe(
      'it is taken of linear models for regression',
    )
    expect(await reason({ truth: linear('classification', [1, 0]) })).toBe(
      'the truth is no linear regression',
    )
  })
})
