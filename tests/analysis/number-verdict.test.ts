import { describe, expect, it } from 'vitest'
import {
  armSentence,
  describeSeeds,
  mainFinding,
  outcomeWords,
  summarise,
  thresholdLines,
  verdict,
} from '../../src/analysis/index.js'
import type { ResultRow } from '../../src/contracts/results.js'
import { fakeNumbers } from '../report/fake-numbers.js'

const outcomes = (results: ReturnType<typeof fakeNumbers>) =>
  Object.fromEntries(verdict(results).arms.map(({ arm, outcome }) => [arm.name, outcome]))

describe('verdict on numbers', () => {
  it('calls lost variance narrowed or collapsed and a larger error degraded, by the intervals of chains', () => {
    // exp(-1) and exp(-0.2) of the variance are left, 8% more error: beyond the tolerances of 5%.
    expect(outcomes(fakeNumbers())).toEqual({
      control: 'reference',
      replace: 'collapsed',
      accumulate: 'degraded',
      'accumulate-subsample': 'narrowed',
    })
  })

  it('rests on surviving states, entropy and error where models are of states', () => {
    const found = verdict(fakeNumbers({ world: 'states' }))
    expect(found.headlines.map(({ role }) => role)).toEqual(['spread', 'entropy', 'distance'])
    const replace = found.arms[1]!
    expect(replace.outcome).toBe('collapsed')
    // exp(-4/5), exp(-0.8), 5 times.
    expect(armSentence(replace)).toBe(
      'Surviving states −55%, effective number of states −55% and squared error of the probabilities ×5 against the control.',
    )
    expect(mainFinding(found)).toBe(
      'After 4 generations replace keeps 45% of the control’s surviving states, accumulate 98%',
    )
  })

  it('gives multiples of a distance in two digits', () => {
    // Variance as in the control: what is left to say is the distance.
    const edit = (row: ResultRow) =>
      row.metric.startsWith('variance.') ? { ...row, value: 1, low: 0.99, high: 1.01 } : row
    expect(mainFinding(verdict(fakeNumbers({ edit })))).toBe(
      'Squared Wasserstein-2 distance to the truth after 4 generations, as a multiple of the control’s: accumulate 1.1 times, replace 5 times',
    )
  })

  it('takes the interval from the rows, stretched to the confidence asked for', () => {
    const cell = summarise(fakeNumbers()).cell('control', 'variance.median', '', 4)!
    expect([cell.low, cell.mean, cell.high]).toEqual([0.99, 1, 1.01])
    const wide = summarise(fakeNumbers(), 0.99).cell('control', 'variance.median', '', 4)!
    // qnorm(0.995) / qnorm(0.975) = 1.3142.
    expect(wide.high).toBeCloseTo(1 + 0.01 * 1.3142, 5)
  })

  it('decides nothing from one chain', () => {
    const edit = (row: Parameters<NonNullable<Parameters<typeof fakeNumbers>[0]>['edit'] & object>[0]) => ({
      ...row,
      low: undefined,
      high: undefined,
    })
    expect(outcomes(fakeNumbers({ chains: 1, edit }))).toMatchObject({ replace: 'undecided' })
    expect(describeSeeds(fakeNumbers({ chains: 1 }), 0.95)).toBe('One seed: no intervals.')
  })

  it('speaks of chains, states and variance', () => {
    const results = fakeNumbers({ chains: 100_000 })
    expect(describeSeeds(results, 0.95)).toBe(
      'Mean over 100,000 chains; bands are 95% intervals from the chains.',
    )
    const words = [
      ...Object.values(outcomeWords(results)),
      ...thresholdLines(results, verdict(results).thresholds),
    ]
    expect(words.join(' ')).not.toMatch(/word salad|rare-fact|token|text/i)
  })
})
