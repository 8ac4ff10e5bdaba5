import { describe, expect, it } from 'vitest'
import { contrasts, keepRule, keptOf } from '../../../src/analysis/threshold/keep-rule.js'
import type { MetricInfo } from '../../../src/contracts/results.js'

const metric = (fields: Partial<MetricInfo>): MetricInfo => {
  return { id: 'x', label: 'X', unit: '', format: 'number', better: 'higher', definition: '', ...fields }
}

const PAIRS = { values: [1, 1.2, 1.1, 0.9], control: [2, 2.1, 1.9, 2.2] }

describe('keepRule', () => {
  it('keeps values as ratios, logarithms as what they stand for', () => {
    const rule = (fields: Partial<MetricInfo>) => keepRule(metric(fields), 0.9)
    expect(rule({})).toEqual({ scale: 'ratio', better: 'higher', keep: 0.9 })
    expect(rule({ id: 'human_loss.per_token', unit: 'nats per token', better: 'lower' }).scale).toBe('nats')
    expect(rule({ id: 'ngram_entropy.plugin.n2', unit: 'bits' }).scale).toBe('bits')
    // A share that is better low is judged in points elsewhere; here a share of it is kept.
    expect(rule({ format: 'percent', better: 'lower' }).scale).toBe('ratio')
  })

  it('takes the direction of a verdict where a metric has a role in one', () => {
    const found = keepRule(metric({ id: 'distinct_n.pooled.n2', better: 'neither' }), 0.9)
    expect(found.better).toBe('higher')
  })
})

describe('keptOf', () => {
  it('is the ratio of means with Fieller’s interval', () => {
    // The example of ratioOfMeans: 4.2 / 8.2, interval 0.3909 to 0.6520.
    const found = keptOf(PAIRS, { scale: 'ratio', better: 'higher', keep: 0.9 }, 0.95)
    expect(found.kept).toBeCloseTo(4.2 / 8.2, 10)
    expect(found.low).toBeCloseTo(0.3909, 4)
    expect(found.high).toBeCloseTo(0.652, 4)
  })

  it('turns round where lower is better', () => {
    const found = keptOf(PAIRS, { scale: 'ratio', better: 'lower', keep: 0.9 }, 0.95)
    expect(found.kept).toBeCloseTo(8.2 / 4.2, 10)
    expect(found.low).toBeCloseTo(1 / 0.652, 2)
    expect(found.high).toBeCloseTo(1 / 0.3909, 2)
  })

  it('is the smaller of the two where neither direction is better', () => {
    const rule = { scale: 'ratio', better: 'neither', keep: 0.9 } as const
    const there = keptOf(PAIRS, rule, 0.95)
    const back = keptOf({ values: PAIRS.control, control: PAIRS.values }, rule, 0.95)
    expect(there.kept).toBeCloseTo(4.2 / 8.2, 10)
    expect(back.kept).toBeCloseTo(4.2 / 8.2, 10)
    // Across 1 the interval ends there.
    const near = keptOf({ values: [1, 1.1, 0.9], control: [1.1, 1, 1] }, rule, 0.95)
    expect(near.high).toBe(1)
    expect(near.low).toBeLessThan(near.kept)
  })

  it('takes logarithms for what they stand for', () => {
    // One bit less is half as many; ln 2 nats more is twice the perplexity, so half is kept.
    const bits = { scale: 'bits', better: 'higher', keep: 0.9 } as const
    const nats = { scale: 'nats', better: 'lower', keep: 0.9 } as const
    expect(keptOf({ values: [3, 4], control: [4, 5] }, bits, 0.95).kept).toBeCloseTo(0.5, 12)
    const [x, y] = [5 + Math.LN2, 6 + Math.LN2]
    expect(keptOf({ values: [x, y], control: [5, 6] }, nats, 0.95).kept).toBeCloseTo(0.5, 12)
  })

  it('has no interval for one seed', () => {
    const one = keptOf({ values: [1], control: [2] }, { scale: 'ratio', better: 'higher', keep: 0.9 }, 0.95)
    expect(one).toEqual({ kept: 0.5, low: undefined, high: undefined })
  })
})

describe('contrasts', () => {
  it('are at 0 where just as much is left as is to be kept', () => {
    const at = (scale: 'ratio' | 'bits' | 'nats', better: 'higher' | 'lower', x: number, y: number) =>
      contrasts({ values: [x], control: [y] }, { scale, better, keep: 0.8 })[0]![0]
    expect(at('ratio', 'higher', 8, 10)).toBeCloseTo(0, 12)
    expect(at('ratio', 'lower', 10, 8)).toBeCloseTo(0, 12)
    expect(at('nats', 'lower', 3 - Math.log(0.8), 3)).toBeCloseTo(0, 12)
    expect(at('bits', 'higher', 3 + Math.log2(0.8), 3)).toBeCloseTo(0, 12)
    expect(
      contrasts({ values: [1], control: [1] }, { scale: 'ratio', better: 'neither', keep: 0.8 }),
    ).toHaveLength(2)
  })
})
