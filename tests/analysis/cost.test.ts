import { describe, expect, it } from 'vitest'
import {
  armCosts,
  costTable,
  formatAmount,
  formatSeconds,
  generationCosts,
  generationCostTable,
} from '../../src/analysis/index.js'
import type { CostRow, WorkDone } from '../../src/contracts/results.js'
import { FAKE_ARMS } from '../report/fake-results.js'

const work = (seconds: number, tokens?: number, flops?: number): WorkDone => ({ seconds, tokens, flops })
const NONE = work(0, 0, 0)
const row = (arm: string, generation: number, fit: WorkDone, sample = NONE, measure = NONE): CostRow => ({
  arm,
  seed: 1,
  generation,
  fit,
  sample,
  measure,
})
const arms = FAKE_ARMS.slice(0, 2)

describe('armCosts', () => {
  it('sums over generations; the mean is over those that the work was done for', () => {
    const costs = [
      row('control', 0, work(4, 100, 600), work(1, 10, 20), work(2, 0, 0)),
      row('control', 1, NONE, work(3, 30, 60)),
      row('control', 2, work(6, 300, 1800)),
    ]
    const [cost] = armCosts({ arms, costs })
    expect(cost.generations).toBe(3)
    expect(cost.fit).toEqual({ total: work(10, 400, 2400), mean: work(5, 200, 1200), generations: 2 })
    expect(cost.sample).toEqual({ total: work(4, 40, 80), mean: work(2, 20, 40), generations: 2 })
    expect(cost.measure).toEqual({ total: work(2, 0, 0), mean: work(2, 0, 0), generations: 1 })
    expect(cost.total).toEqual(work(16, 440, 2480))
  })

  it('takes a fit of no tokens for a model that was loaded', () => {
    const costs = [row('control', 0, work(4, 100, 600)), row('control', 1, work(1, 0, 0))]
    const [{ fit }] = armCosts({ arms, costs })
    expect(fit).toEqual({ total: work(5, 100, 600), mean: work(4, 100, 600), generations: 1 })
  })

  it('does not know a sum of which it does not know a part', () => {
    const costs = [row('control', 0, work(4, 100)), row('control', 1, work(4, 100, 5))]
    expect(armCosts({ arms, costs })[0].total).toEqual(work(8, 200))
    expect(armCosts({ arms, costs: [row('control', 0, work(4))] })[0].fit.mean).toEqual(work(4))
  })
})

describe('generationCosts', () => {
  const costs = [
    row('control', 1, work(6, 300, 1800), work(1, 10, 20)),
    row('control', 0, work(4, 100, 600)),
    { ...row('control', 1, work(2, 100, 600)), seed: 2 },
  ]

  it('are means of the seeds, in the order of the generations', () => {
    const [zero, one] = generationCosts({ arms, costs })
    expect([zero.generation, zero.fit.mean]).toEqual([0, work(4, 100, 600)])
    expect([one.generation, one.fit.mean, one.generations]).toEqual([1, work(4, 200, 1200), 2])
  })

  it('stand in a table of arms and generations', () => {
    const table = generationCostTable({ arms, costs })
    expect(table?.rows).toEqual([
      ['control', '0', '4.0 s, 100 tokens, 600 FLOP', '–', '–'],
      ['control', '1', '4.0 s, 200 tokens, 1.20 kFLOP', '1.0 s, 10 tokens, 20 FLOP', '–'],
    ])
    expect(generationCostTable({ arms, costs: [] })).toBeUndefined()
  })
})

describe('costTable', () => {
  it('shows seconds, tokens and operations, and says what was reused', () => {
    const costs = [
      row('control', 0, work(90, 1_500_000, 9e12), work(3, 2000, 4e9), work(1, 500, 1e9)),
      row('replace', 0, NONE),
      row('replace', 1, work(150, 1_500_000, 9e12)),
    ]
    const table = costTable({ arms, costs })
    expect(table?.rows).toEqual([
      [
        'control',
        '90.0 s, 1.50 M tokens, 9.00 TFLOP',
        '3.0 s, 2.00 k tokens, 4.00 GFLOP',
        '1.0 s, 500 tokens, 1.00 GFLOP',
        '94.0 s, 1.50 M tokens, 9.01 TFLOP',
      ],
      ['replace', '2.5 min, 1.50 M tokens, 9.00 TFLOP', '–', '–', '2.5 min, 1.50 M tokens, 9.00 TFLOP'],
    ])
    expect(table?.parts[1].slice(0, 2)).toEqual([['2.5 min', '1.50 M tokens', '9.00 TFLOP'], ['–']])
    expect(table?.notes.at(-1)).toMatch(/^Steps that were there already/)
  })

  it('leaves out operations that nobody counts, and marks unknown tokens', () => {
    const table = costTable({ arms, costs: [row('control', 0, work(4), work(1, 10), work(1, 10))] })
    expect(table?.rows[0].slice(1)).toEqual([
      '4.0 s, ? tokens',
      '1.0 s, 10 tokens',
      '1.0 s, 10 tokens',
      '6.0 s, ? tokens',
    ])
    expect(table?.notes.slice(1)).toEqual([
      'These models do not count floating-point operations (FLOP).',
      '“?”: not counted.',
    ])
  })

  it('is not there where no work is known', () => {
    expect(costTable({ arms, costs: [] })).toBeUndefined()
    expect(costTable({ arms, costs: [row('control', 0, NONE)] })).toBeUndefined()
  })
})

describe('amounts', () => {
  it.each([
    [undefined, '?'],
    [0, '0'],
    [12, '12'],
    [2.5, '2.5'],
    [999.4, '999'],
    [999.6, '1.00 k'],
    [1_234_567, '1.23 M'],
    [3.4e18, '3.40 E'],
    [1e22, '1.00e+4 E'],
  ])('%s is %s', (value, text) => {
    expect(formatAmount(value)).toBe(text)
  })

  it('are seconds, minutes or hours', () => {
    expect([1, 119, 150, 7200].map(formatSeconds)).toEqual(['1.0 s', '119.0 s', '2.5 min', '2.0 h'])
  })
})
