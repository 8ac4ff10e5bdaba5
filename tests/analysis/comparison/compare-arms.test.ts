import { describe, expect, it } from 'vitest'
import {
  type CompareOptions,
  type ComparisonRow,
  compareArms,
  comparisonTable,
} from '../../../src/analysis/comparison/index.js'
import type { ResultRow } from '../../../src/contracts/results.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { FAKE_ARMS, fakeResults } from '../../report/fake-results.js'

const DISTINCT = 'distinct_n.pooled.n2'
const two = FAKE_ARMS.slice(0, 2)
const only = (edit: (row: ResultRow) => ResultRow | undefined, seeds = 5): ComparisonRow => {
  const results = fakeResults({ arms: two, facts: false, seeds, edit })
  return compareArms(results, { metrics: [DISTINCT] }).rows[0]
}
const valued = (of: (row: ResultRow) => number) => (row: ResultRow) => ({ ...row, value: of(row) })
const isReplace = (row: ResultRow) => row.arm === 'replace'

describe('compareArms', () => {
  it('has a row for every arm beside the reference and every headline metric', () => {
    const { rows, reference, tests } = compareArms(fakeResults())
    expect(reference).toEqual({ kind: 'arm', arm: 'control' })
    expect(new Set(rows.map(({ arm }) => arm)).size).toBe(5)
    expect(rows).toHaveLength(30)
    expect(tests).toBe(30)
    expect(rows.every(({ generation }) => generation === 10)).toBe(true)
  })

  it('gives the numbers that scipy gives', () => {
    const arm = [0.201, 0.195, 0.21, 0.188, 0.205]
    const control = [0.748, 0.75, 0.741, 0.755, 0.744]
    const row = only(valued((one) => (isReplace(one) ? arm : control)[one.seed - 1]))
    // stats.ttest_rel(arm, control)
    expect(row.difference).toBeCloseTo(-0.5478, 12)
    expect(row.low).toBeCloseTo(-0.5651477835864349, 8)
    expect(row.p! / 1.0146264567717565e-7).toBeCloseTo(1, 5)
    expect(row.adjustedP).toBe(row.p)
    expect(row).toMatchObject({
      permutationP: 0.0625,
      smallestPermutationP: 0.0625,
      permutation: 'exact',
      bootstrapLow: undefined,
      finding: 'different',
      reason: 'no bootstrap below 10 seeds',
    })
    // Margin: 5% of the reference's mean, 0.7476.
    expect(row.marginHigh).toBeCloseTo(0.03738, 12)
  })

  it('compares logarithms as effective numbers', () => {
    const results = fakeResults({ arms: two, facts: false })
    const row = compareArms(results, { metrics: ['ngram_entropy.chao_shen.n2'] }).rows[0]
    expect(row.ratioOf).toBe('effective numbers')
    expect(row.ratio).toBeCloseTo(Math.exp(row.difference! * Math.LN2), 12)
    expect(row.marginLow).toBeCloseTo(Math.log2(0.95), 12)
    expect(row.marginHigh).toBeCloseTo(Math.log2(1.05), 12)
  })

  it('shows that arms are equivalent, and how many seeds it would take where it cannot', () => {
    const near = (size: number) =>
      valued(
        (row) => 1 + (row.seed - 3) * 0.1 + (isReplace(row) ? [1, -1, 2, -2, 0.5][row.seed - 1] * size : 0),
      )
    expect(only(near(0.005))).toMatchObject({ finding: 'equivalent' })
    const unsure = only(near(0.05))
    expect(unsure.finding).toBe('undecided')
    expect(unsure.seedsForMargin).toBeGreaterThan(5)
    expect(unsure.seedsIfAsSeen).toBeGreaterThan(5)
  })

  it('has the bootstrap from ten seeds on', () => {
    const row = only((one) => one, 10)
    expect(row.bootstrapLow).toBeLessThan(row.difference!)
    expect(row.bootstrapHigh).toBeGreaterThan(row.difference!)
    expect(row.reason).toBe('')
  })

  it('raises p by Holm over arms and metrics', () => {
    const { rows } = compareArms(fakeResults())
    const p = rows.map((row) => row.p!).sort((a, b) => a - b)
    expect(Math.min(...rows.map((row) => row.adjustedP!))).toBeCloseTo(p[0] * 30, 12)
  })

  it('takes a reference, metrics by id and group, a generation and a margin', () => {
    const options = {
      reference: 'accumulate',
      metrics: ['facts.coverage', 'types', 'facts.coverage/rare'],
      generation: 4,
      confidence: 0.9,
      margin: 0.2,
    }
    const { rows, thresholds } = compareArms(fakeResults(), options)
    expect(thresholds).toMatchObject({ confidence: 0.9, tolerance: 0.2 })
    expect(
      rows.filter(({ arm }) => arm === 'control').map(({ metric, group }) => `${metric} ${group}`),
    ).toEqual([
      ...['1', '2-3', '4-7', '8-15', '16-63', '64+', 'rare', 'all'].map((tier) => `facts.coverage ${tier}`),
      'types ',
    ])
    expect(rows[0]).toMatchObject({ reference: 'accumulate', generation: 4, label: 'Facts covered (1)' })
    expect(() => compareArms(fakeResults(), { metrics: ['nothing'] })).toThrow(
      'The metric "nothing" was not measured',
    )
    expect(() => compareArms(fakeResults(), { reference: 'nobody' })).toThrow('There is no arm "nobody"')
  })

  it('suggests the arm, metric and group that were meant', () => {
    const hintOf = (options: CompareOptions) => {
      try {
        return compareArms(fakeResults(), options)
      } catch (error) {
        return error
      }
    }
    expect(hintOf({ reference: 'acumulate' })).toMatchObject({
      hint: expect.stringMatching(/^Did you mean "accumulate"\? arms with results: control, replace,/),
    })
    expect(hintOf({ metrics: ['facts.coverag/rare'] })).toMatchObject({
      message: 'The metric "facts.coverag/rare" was not measured',
      hint: expect.stringMatching(/^Did you mean "facts.coverage"\? /),
    })
    expect(hintOf({ metrics: ['facts.coverage/rar'] })).toMatchObject({
      message: 'The metric "facts.coverage" has no group "rar"',
      hint: expect.stringMatching(/^Did you mean "rare"\? groups: /),
    })
    expect(hintOf({ metrics: ['types/rare'] })).toMatchObject({ hint: 'It has no groups: types' })
  })

  it('compares with generation 0 where there is no control', () => {
    const results = fakeResults({ arms: FAKE_ARMS.slice(1, 2), facts: false })
    expect(compareArms(results).rows[0]).toMatchObject({
      arm: 'replace',
      reference: 'generation 0',
      pairs: 5,
    })
  })

  it('draws the same again, and other numbers from another generator', () => {
    const results = fakeResults({ arms: two, seeds: 12 })
    const bootstrap = (rng?: ReturnType<typeof keyedRng>) =>
      compareArms(results, { rng }).rows[0].bootstrapLow
    expect(bootstrap()).toBe(bootstrap())
    expect(bootstrap(keyedRng(2))).not.toBe(bootstrap())
  })
})

describe('rows of compareArms without all numbers say why', () => {
  it.each<[string, Partial<ComparisonRow>, ComparisonRow]>([
    [
      'one seed',
      { finding: 'one seed', low: undefined, reason: 'one seed: no interval' },
      only((row) => row, 1),
    ],
    [
      'seeds on one side',
      {
        pairs: 3,
        reason:
          'the arm has no value in 1 seed: no bigrams; seeds 2 and 4 on one side only, left out; no bootstrap below 10 seeds',
      },
      only((row) => {
        if (row.seed === 4 && !isReplace(row)) return undefined
        const missing = row.seed === 2 && isReplace(row)
        return missing ? { ...row, value: undefined, undefinedReason: 'no bigrams' } : row
      }),
    ],
    [
      'no value anywhere',
      { finding: 'no value', pairs: 0, difference: undefined, reason: 'the arm has no value: too short' },
      only((row) => (isReplace(row) ? { ...row, value: undefined, undefinedReason: 'too short' } : row)),
    ],
    [
      'equal values',
      {
        finding: 'same in every seed',
        difference: 0,
        p: undefined,
        low: undefined,
        ratioLow: undefined,
        permutationP: undefined,
        g: undefined,
        reason: 'the difference is the same in every seed: no spread to test against',
      },
      only(valued(() => 0.3)),
    ],
    [
      'a constant difference',
      { finding: 'constant', p: undefined, low: undefined, high: undefined, ratioLow: undefined },
      only(valued((row) => (isReplace(row) ? 0.2 : 0.3))),
    ],
    [
      'infinite values',
      { finding: 'infinite', difference: Number.POSITIVE_INFINITY, reason: 'infinite in at least one seed' },
      only(valued((row) => (isReplace(row) ? Number.POSITIVE_INFINITY : 0.3 + row.seed))),
    ],
  ])('%s', (_, expected, row) => {
    expect(row).toMatchObject(expected)
  })

  it('no seed in common', () => {
    const row = only((one) => (isReplace(one) === one.seed > 3 ? one : undefined))
    expect(row.reason).toBe('no seed in common: the arm has seeds 4 and 5, the reference seeds 1, 2 and 3')
    expect(row).toMatchObject({ finding: 'no value', pairs: 0, difference: undefined, ratio: undefined })
  })

  it('a metric that one side never had', () => {
    expect(only((row) => (isReplace(row) ? undefined : row)).reason).toBe('this was not measured in the arm')
  })

  it('a generation that was not reached', () => {
    const results = fakeResults({ arms: two, facts: false })
    const row = compareArms(results, { metrics: [DISTINCT], generation: 11 }).rows[0]
    expect(row.reason).toBe(
      'the arm was not measured in this generation; the reference was not measured in this generation',
    )
  })

  it('two seeds have an interval but no effect size', () => {
    expect(only((row) => row, 2)).toMatchObject({ g: undefined, pairs: 2 })
  })
})

describe('comparisonTable', () => {
  const notes = (options: CompareOptions, arms = two, seeds = 5) => {
    const results = fakeResults({ arms, facts: false, seeds })
    return comparisonTable(compareArms(results, options), new Map()).notes
  }

  it('names what is compared with what', () => {
    expect(notes({})[0]).toBe('Compared with control.')
    expect(notes({ reference: 'replace' })[0]).toBe('Compared with replace.')
    expect(notes({}, FAKE_ARMS.slice(1, 2))[0]).toMatch(/^Without a control, .* its own generation 0:/)
    const own = [FAKE_ARMS[0], FAKE_ARMS[1], { ...FAKE_ARMS[2], reference: 'replace' }]
    expect(notes({}, own)[0]).toBe('Compared: replace with control and accumulate with replace.')
    expect(notes({}, FAKE_ARMS.slice(0, 1))[0]).toBe(
      'There is nothing to compare: no arm beside the reference.',
    )
  })

  it('speaks of no test and no interval where there is one seed', () => {
    expect(notes({ metrics: [DISTINCT] }, two, 1)).toEqual([
      'Compared with control.',
      'One seed: no intervals and no tests. Run more of them: collapse run FILE --seeds 5.',
      'Ratio: of means; of effective numbers and perplexities where the metric is a logarithm.',
    ])
  })
})
