import { describe, expect, it } from 'vitest'
import { evaluate, isFailure } from '../../../src/analysis/expectations/index.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { expectation, resultsOf } from './helpers.js'

const THREE = resultsOf({
  replace: [
    [0, 1],
    [0, 2],
    [0, 3],
  ],
  control: [
    [0, 0.5],
    [0, 1.5],
    [0, 2.5],
  ],
})
const judged = (fields: Record<string, unknown>, results = THREE) => {
  const [outcome] = evaluate([expectation(fields)], new Map([['base', results]]))
  return outcome!
}

describe('a verdict', () => {
  it('holds within four standard errors of the target and not beyond', () => {
    // Mean 2, standard error 0.5774: 4 of them are 2.309.
    expect(judged({ equals: 4.3 }).verdict).toBe('holds')
    expect(judged({ equals: 4.32 })).toMatchObject({
      verdict: 'does not hold',
      why: '2.32 away, 4.018 standard errors of 0.5774; allowed: 2.309',
    })
    expect(judged({ equals: 2.5, within: { standard_errors: 0 } }).verdict).toBe('does not hold')
  })

  it('adds the tolerances up', () => {
    const within = { standard_errors: 0, relative: 0.1, absolute: 0.2 }
    expect(judged({ equals: 2.4, within }).verdict).toBe('holds')
    expect(judged({ equals: 2.5, within }).verdict).toBe('does not hold')
  })

  it('has bounds of one side', () => {
    const within = { standard_errors: 0 }
    expect(judged({ at_least: 2, within }).verdict).toBe('holds')
    expect(judged({ at_least: 2.1, within }).verdict).toBe('does not hold')
    expect(judged({ at_most: 1.9, within }).verdict).toBe('does not hold')
    expect(judged({ between: [1, 2], within }).verdict).toBe('holds')
    expect(judged({ between: [3, 4], within }).target?.text).toBe('3 to 4')
  })

  it('of a direction needs an interval that excludes the other side', () => {
    // The differences are 0.5 in every seed; the values themselves have the interval -0.48 to 4.48.
    expect(judged({ above: 'control' })).toMatchObject({ verdict: 'holds', measured: { value: 0.5 } })
    expect(judged({ above: 'control', by: 0.6 }).verdict).toBe('does not hold')
    expect(judged({ above: 0 })).toMatchObject({
      verdict: 'does not hold',
      why: 'the interval does not exclude it',
    })
    expect(judged({ below: 0 })).toMatchObject({ verdict: 'does not hold', why: 'it lies on the other side' })
    expect(judged({ below: 5 }).verdict).toBe('holds')
  })

  it('cannot be asserted of one seed without an interval, unless a tolerance is given', () => {
    const one = resultsOf({ replace: [[1]], control: [[0]] })
    expect(judged({ equals: 1 }, one)).toMatchObject({
      verdict: 'not asserted',
      why: expect.stringContaining('one seed'),
    })
    expect(judged({ above: 'control' }, one).verdict).toBe('not asserted')
    expect(judged({ equals: 1.04, within: { relative: 0.05 } }, one).verdict).toBe('holds')
    expect(judged({ equals: 1.2, within: { absolute: 0.1 } }, one).verdict).toBe('does not hold')
  })

  it('never asserts what is from memory or uncertain, whatever was measured', () => {
    for (const status of ['memory', 'uncertain']) {
      const outcome = judged({ equals: 100, status })
      expect(outcome).toMatchObject({ verdict: 'not asserted', measured: { value: 2 } })
      expect(isFailure(outcome)).toBe(false)
    }
  })

  it('is undefined without a value, and then a failure', () => {
    const outcome = judged({ metric: 'm/rare', equals: 1 })
    expect(outcome).toMatchObject({
      verdict: 'undefined',
      why: 'replace, seed 1, m has no group "rare", it has: (none)',
    })
    expect(isFailure(outcome)).toBe(true)
  })

  it('of a variant that was left out is not asserted, with the reason', () => {
    const results = new Map([['text', { undefinedReason: 'not run: needs --text FILE' }]])
    const [outcome] = evaluate([expectation({ equals: 1, variants: ['text'] })], results)
    expect(outcome).toMatchObject({
      verdict: 'not asserted',
      why: 'not run: needs --text FILE',
      name: expect.stringContaining('(text)'),
    })
  })

  it('is wrong about one true target in about as many cases as four standard errors of a t of 9 degrees', () => {
    // P(|t_9| > 4) = 0.0031 (scipy.stats.t.sf(4, 9) * 2): of 1,000 trials 3.1, and at most 3.1 + 4 * 1.76 = 10.1.
    const isZero = expectation({ equals: 0 })
    const rng = keyedRng('false alarms')
    let failures = 0
    for (let trial = 0; trial < 1000; trial++) {
      const uniforms = rng.fork(trial)
      // Sums of twelve uniforms less 6: mean 0, variance 1, near enough to normal.
      const runs = Array.from({ length: 10 }, () => {
        let sum = -6
        for (let draw = 0; draw < 12; draw++) sum += uniforms.uniform()
        return [sum]
      })
      const [outcome] = evaluate([isZero], new Map([['base', resultsOf({ replace: runs })]]))
      if (outcome?.verdict !== 'holds') failures++
    }
    expect(failures).toBeLessThan(11)
  })
})

describe('expectations of several variants', () => {
  it('are outcomes of each, or one slope over all', () => {
    const at = (value: number) => resultsOf({ replace: [[value], [value * 1.02]] })
    const results = new Map([
      ['base', at(1)],
      ['n10', at(0.1)],
      ['n100', at(0.01)],
    ])
    const each = evaluate([expectation({ at_most: 1.1, variants: ['base', 'n10'] })], results)
    expect(each.map(({ variant, verdict }) => [variant, verdict])).toEqual([
      ['base', 'holds'],
      ['n10', 'holds'],
    ])
    const over = { x: { base: 1, n10: 10, n100: 100 }, statistic: 'log_log_slope' }
    const [slope] = evaluate([expectation({ equals: -1, over_variants: over })], results)
    expect(slope).toMatchObject({
      variant: undefined,
      verdict: 'holds',
      measured: { value: expect.closeTo(-1, 9) },
    })
    results.delete('n100')
    expect(evaluate([expectation({ equals: -1, over_variants: over })], results)[0]).toMatchObject({
      verdict: 'undefined',
      why: 'n100 was not run',
    })
  })
})
