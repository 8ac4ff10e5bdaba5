import { describe, expect, it } from 'vitest'
import { compareSurvival, halfLifeByFrequency, tierSurvival } from '../../../src/analysis/survival/index.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { ChainStreams } from '../../../src/random/stream.js'
import { fourErrors } from '../paired/normal-samples.js'
import { factLives } from './fact-lives.js'

/** 10% extinct at generation 0, then 10 points more each generation; seeds differ by 1 point. */
const steady = (_: string, seed: number, generation: number) => 0.1 + 0.1 * generation + (seed - 3) * 0.01

describe('tierSurvival', () => {
  it('is the share alive of those alive at generation 0', () => {
    const { curve, halfLife, facts, seeds, reason } = tierSurvival(factLives(steady), 'replace', '1', 0.95)
    expect(curve.map(({ generation }) => generation)).toEqual([1, 2, 3, 4, 5, 6])
    // 90 facts at the start in the mean seed, 10 lost each generation.
    expect(curve[2].survival).toBeCloseTo(60 / 90, 10)
    expect(curve[2].low).toBeLessThan(60 / 90)
    expect(curve[2].high).toBeGreaterThan(60 / 90)
    expect(halfLife!.value).toBeCloseTo(4.5, 10)
    expect({ facts: Math.round(facts), seeds, reason }).toEqual({ facts: 90, seeds: 5, reason: '' })
  })

  it('counts a run as far as it goes', () => {
    const { curve } = tierSurvival(
      factLives((arm, seed, generation) =>
        seed === 1 && generation > 2 ? undefined : steady(arm, 3, generation),
      ),
      'replace',
      '1',
      0.95,
    )
    // All seeds lose alike, so that a run that ends early changes nothing.
    expect(curve[5].survival).toBeCloseTo(30 / 90, 10)
  })

  it('never rises, and says that facts came back', () => {
    const { curve, reason, halfLife } = tierSurvival(
      factLives((_, __, generation) => [0, 0.3, 0.2, 0.3, 0.2, 0.3, 0.4][generation]),
      'replace',
      '1',
      0.95,
    )
    expect(curve.map(({ survival }) => Math.round(100 * survival))).toEqual([70, 70, 70, 70, 70, 60])
    expect(halfLife).toBeUndefined()
    expect(reason).toBe(
      'more than half of the facts live at the end; up to 10.0% of the facts came back: the curve is an upper bound',
    )
  })

  it('has no interval with one seed, and no curve without the metric', () => {
    const one = tierSurvival(factLives(steady, 1), 'replace', '1', 0.95)
    expect(one.curve[0].low).toBeUndefined()
    expect(one.reason).toBe('one seed: no interval')
    expect(tierSurvival(factLives(steady), 'replace', '2-3', 0.95)).toMatchObject({ curve: [], seeds: 0 })
  })
})

it('has half-lives beside the frequency of the tier', () => {
  const tiers = halfLifeByFrequency(factLives(steady), 'replace', 0.95)
  expect(tiers).toHaveLength(1)
  expect(tiers[0]).toMatchObject({ group: '1', count: 1 })
  expect(tiers[0].expected).toBeCloseTo(1.8077, 4)
})

describe('compareSurvival', () => {
  it('is the difference of generations lived, permuted by seed', () => {
    const results = factLives((arm, seed, generation) =>
      arm === 'control' ? 0.1 + seed * 0.001 * generation : steady(arm, seed, generation),
    )
    const { difference, permutation, generations } = compareSurvival(
      results,
      'replace',
      'control',
      '1',
      0.95,
      keyedRng(1),
    )
    expect(generations).toBe(6)
    expect(difference.difference).toBeLessThan(-1)
    expect(permutation).toMatchObject({ p: 0.0625, smallestP: 0.0625 })
  })

  it('finds a difference where there is none no more often than it says, though facts share their fate', () => {
    const count = 300
    let found = 0
    for (let at = 0; at < count; at++) {
      const streams = new ChainStreams(keyedRng(at, 'fates'))
      // One fate for all 100 facts of a run: a test that permuted facts would find a difference nearly always.
      const results = factLives((arm, seed, generation) => {
        const pace = streams.of(seed * 2 + (arm === 'control' ? 0 : 1)).uniform()
        return 1 - Math.exp(-pace * generation * 0.3)
      }, 6)
      const { permutation } = compareSurvival(results, 'replace', 'control', '1', 0.95, keyedRng(1))
      if (permutation!.p <= 0.0625) found++
    }
    // 4 of 64 signs reach 0.0625.
    expect(Math.abs(found / count - 0.0625)).toBeLessThan(fourErrors(0.0625, count))
  })
})
