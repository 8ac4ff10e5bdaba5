import { describe, expect, it } from 'vitest'
import { armTrend, curveOf, trendOf } from '../../../src/analysis/trend/index.js'
import { headlines, summarise, THRESHOLDS } from '../../../src/analysis/index.js'
import { ChainStreams } from '../../../src/random/stream.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { FAKE_ARMS, fakeResults } from '../../report/fake-results.js'
import { fourErrors } from '../paired/normal-samples.js'

const generations = Array.from({ length: 11 }, (_, at) => at)
/** Seeds with noise around a curve of their own steepness. */
const noisy = (of: (t: number) => number, label: string, noise = 0.01, seeds = 5) => ({
  generations,
  seeds: Array.from({ length: seeds }, (_, at) => at + 1),
  values: Array.from({ length: seeds }, (_, seed) => {
    const stream = new ChainStreams(keyedRng(3, label)).of(seed)
    return generations.map((t) => of(t) + noise * stream.normal())
  }),
  leftOut: '',
})
const exponential = (t: number) => 0.3 + 0.7 * Math.exp(-0.4 * t)

describe('trendOf', () => {
  it.each([
    ['stable', (_: number) => 0.7],
    ['linear', (t: number) => 1 - 0.03 * t],
    ['bounded', exponential],
    ['accelerating', (t: number) => 2 + 0.01 * t * t],
    ['slowing', (t: number) => 1 + 0.3 * Math.sqrt(t)],
  ])('calls a curve %s', (kind, of) => {
    expect(trendOf(noisy(of, kind), 0.95).kind).toBe(kind)
  })

  it('is undecided with one seed, and says so', () => {
    const { kind, rate, reason } = trendOf(
      noisy((t) => t, 'one', 0.01, 1),
      0.95,
    )
    expect({ kind, reason, low: rate!.low }).toEqual({
      kind: 'undecided',
      reason: 'one seed: no interval, nothing is clear',
      low: undefined,
    })
  })

  it('is undecided below five generations', () => {
    const curve = {
      generations: [0, 1, 2, 3],
      seeds: [1, 2],
      values: [
        [1, 2, 3, 4],
        [1, 2, 4, 5],
      ],
      leftOut: '',
    }
    expect(trendOf(curve, 0.95)).toMatchObject({ kind: 'undecided', reason: 'needs 5 generations, has 4' })
  })

  it('has no p where nothing moves, or all seeds move alike', () => {
    const flat = { ...noisy(() => 1, 'x'), values: [1, 2].map(() => generations.map(() => 0.4)) }
    expect(trendOf(flat, 0.95)).toMatchObject({ kind: 'stable', p: undefined })
    const alike = { ...flat, values: [1, 2].map(() => generations.map((t) => 1 - t / 20)) }
    expect(trendOf(alike, 0.95)).toMatchObject({ kind: 'linear', p: undefined })
  })

  it('has the rate, half-lives and the changepoint with intervals that hold the truth', () => {
    const found = trendOf(noisy(exponential, 'half', 0.003), 0.95)
    // 0.3 + 0.7 exp(-0.4 t) = 0.5 at t = ln(3.5) / 0.4 = 3.132; it goes half its way in ln 2 / 0.4 = 1.733.
    expect(found.halfLife!.low).toBeLessThan(3.132)
    expect(found.halfLife!.high).toBeGreaterThan(3.132)
    expect(found.halfLife!.value).toBeCloseTo(3.132, 1)
    expect(found.approach!.low).toBeLessThan(1.733)
    expect(found.approach!.high).toBeGreaterThan(1.733)
    expect(found.changepoint).toBeUndefined()
    const bent = trendOf(
      noisy((t) => 1 - 0.08 * Math.max(0, t - 5), 'bent', 0.005),
      0.95,
    )
    expect(bent.changepoint!.value).toBeCloseTo(5, 0)
    expect(bent.changepoint!.low).toBeGreaterThan(4)
    expect(bent.changepoint!.high).toBeLessThan(6)
  })

  it('names a trend where there is none no more often than it says', () => {
    const count = 400
    let named = 0
    for (let at = 0; at < count; at++) {
      const { kind } = trendOf(
        noisy(() => 0.5, `null ${at}`),
        0.95,
      )
      if (kind !== 'stable' && kind !== 'undecided') named++
    }
    expect(Math.abs(named / count - 0.05)).toBeLessThan(fourErrors(0.05, count))
  })

  it('has intervals of the rate and the half-life that cover as often as they say', () => {
    const count = 200
    let [rates, halves] = [0, 0]
    for (let at = 0; at < count; at++) {
      const { rate, halfLife } = trendOf(
        noisy((t) => 1 - 0.06 * t, `cover ${at}`, 0.01),
        0.95,
      )
      if (rate!.low! <= -0.06 && rate!.high! >= -0.06) rates++
      if (halfLife !== undefined && halfLife.low! <= 8.333 && halfLife.high! >= 8.333) halves++
    }
    expect(Math.abs(rates / count - 0.95)).toBeLessThan(fourErrors(0.95, count))
    // Now and then another shape than the line describes best, and its half-life is another.
    expect(halves / count).toBeGreaterThan(0.88 - fourErrors(0.88, count))
  })
})

describe('curveOf', () => {
  it('keeps the seeds that reach the end, in generations that all of them have', () => {
    const results = fakeResults({
      arms: FAKE_ARMS.slice(0, 2),
      facts: false,
      edit: (row) => {
        if (row.seed === 2 && row.generation > 6) return undefined
        return row.seed === 3 && row.generation === 4 ? { ...row, value: undefined } : row
      },
    })
    const curve = curveOf(summarise(results).series('replace', 'types', ''))
    expect(curve.seeds).toEqual([1, 3, 4, 5])
    expect(curve.generations).toEqual([0, 1, 2, 3, 5, 6, 7, 8, 9, 10])
    expect(curve.leftOut).toBe('seeds that end earlier: 2; 1 generations without a finite value')
  })

  it('takes a reference off, seed by seed', () => {
    const summary = summarise(fakeResults({ facts: false }))
    const [own, other] = ['replace', 'control'].map((arm) => summary.series(arm, 'types', ''))
    const { values } = curveOf(own, other)
    expect(values[2][7]).toBe(own[7].values.get(3)! - other[7].values.get(3)!)
    expect(values[0][0]).toBe(0)
  })
})

describe('armTrend', () => {
  it('calls an arm collapsed that lost most of its start, and the control stable or undecided', () => {
    const summary = summarise(fakeResults())
    const [coverage] = headlines(summary)
    expect(armTrend(summary, 'replace', coverage, THRESHOLDS).kind).toBe('collapsed')
    expect(armTrend(summary, '50% human', coverage, THRESHOLDS).kind).not.toBe('collapsed')
    expect(['stable', 'undecided']).toContain(armTrend(summary, 'control', coverage, THRESHOLDS).kind)
  })
})
