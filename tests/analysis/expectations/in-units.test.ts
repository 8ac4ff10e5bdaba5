import { describe, expect, it } from 'vitest'
import { evaluate, outcomeInUnits, ownOutcomes } from '../../../src/analysis/expectations/index.js'
import type { MetricInfo } from '../../../src/contracts/results.js'
import { expectation, resultsOf } from './helpers.js'

// Means .2 and .5, paired differences -.3, -.25, -.35: standard error .05 / sqrt(3), t(.975, 2) = 4.3027.
const RESULTS = resultsOf({
  control: [
    [0.5, 0.5],
    [0.5, 0.5],
    [0.5, 0.5],
  ],
  replace: [
    [0.5, 0.2],
    [0.5, 0.25],
    [0.5, 0.15],
  ],
})
const SHARE: MetricInfo = { ...RESULTS.metrics[0]!, format: 'percent' }

function inUnits(fields: Record<string, unknown>, metrics = [SHARE]): string | undefined {
  const [outcome] = evaluate([expectation({ at_least: 0, ...fields })], new Map([['base', RESULTS]]))
  return outcomeInUnits(outcome!, metrics)
}

describe('what was measured, in the units of its metric', () => {
  it('is a share, a difference in points, a ratio, or the change of a run', () => {
    expect(inUnits({})).toBe('20.0% (7.6% to 32.4%)')
    expect(inUnits({ against: 'control' })).toBe('−30.0 pt (−42.4 to −17.6) against control')
    expect(inUnits({ at_least: undefined, below: 'control' })).toBe(
      '−30.0 pt (−42.4 to −17.6) against control',
    )
    expect(inUnits({ against: 'control', as: 'ratio' })).toBe('0.400 times that of control (0.152 to 0.648)')
    expect(inUnits({ generation: [0, 1], statistic: 'change' })).toBe('−30.0 pt (−42.4 to −17.6)')
    expect(inUnits({ generation: [0, 1], statistic: 'retained' })).toBe(
      '0.400 times the first value (0.152 to 0.648)',
    )
  })

  it('is a plain number where the metric is one, and where a statistic has another unit', () => {
    expect(inUnits({}, [RESULTS.metrics[0]!])).toBe('0.200 (0.076 to 0.324)')
    expect(inUnits({ generation: [0, 1], statistic: 'slope' })).toBe('−0.3 (−0.4242 to −0.1758)')
  })

  it('is nothing where there is no value, and has no interval with one seed', () => {
    expect(inUnits({ metric: 'other' })).toBeUndefined()
    const one = resultsOf({ replace: [[0.5, 0.25]] })
    const [outcome] = ownOutcomes({ ...one, expectations: [expectation({ at_most: 0.3 })] })
    expect(outcomeInUnits(outcome!, [SHARE])).toBe('25.0%')
  })
})

describe('what an experiment expects of itself', () => {
  it('is judged on its results, whichever form of a replication they are of', () => {
    const expectations = [
      expectation({ below: 'control' }),
      expectation({ above: 'control', variants: ['small'] }),
    ]
    expect(ownOutcomes({ ...RESULTS, expectations }).map(({ verdict }) => verdict)).toEqual([
      'holds',
      'does not hold',
    ])
    expect(ownOutcomes(RESULTS)).toEqual([])
  })
})
