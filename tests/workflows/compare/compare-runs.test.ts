import { describe, expect, it } from 'vitest'
import type { Results } from '../../../src/contracts/results.js'
import { compareRuns } from '../../../src/workflows/compare/compare-runs.js'
import { FAKE_ARMS, fakeResults } from '../../report/fake-results.js'

interface Model {
  readonly order: number
  readonly generations?: number
  readonly ownModel?: boolean
}

/** An experiment of control and one more arm. */
function experiment(name: string, arm: number, { order, generations = 10, ownModel }: Model): Results {
  const arms = [FAKE_ARMS[0], FAKE_ARMS[arm]]
  const configuration = {
    name,
    human: { world: 'almanac', documents: 2000 },
    ...(ownModel ? {} : { model: { order } }),
    loop: { generations },
    arms: Object.fromEntries(
      arms.map((one) => [
        one.name,
        { mixing: { strategy: one.strategy }, ...(ownModel ? { model: { order } } : {}) },
      ]),
    ),
    seeds: [1, 2, 3, 4, 5],
    metrics: ['loss'],
  }
  return {
    ...fakeResults({ arms, facts: false, generations }),
    experiment: name,
    configuration: JSON.stringify(configuration),
  }
}

const first = experiment('first', 1, { order: 6 })

describe('compareRuns', () => {
  it('takes one experiment as it is', () => {
    const { comparison, differences } = compareRuns([first])
    expect(comparison.rows[0]).toMatchObject({ arm: 'replace', reference: 'control' })
    expect(differences).toEqual([])
  })

  it('compares the arms of several with the control of the first', () => {
    const second = experiment('second', 2, { order: 6, generations: 8, ownModel: true })
    const { comparison, results } = compareRuns([first, second], { metrics: ['types'] })
    expect(comparison.rows.map(({ arm, generation, finding }) => [arm, generation, finding])).toEqual([
      ['first/replace', 10, 'different'],
      // The same human data and seeds: the same numbers.
      ['second/control', 8, 'same in every seed'],
      ['second/accumulate', 8, expect.any(String)],
    ])
    expect(comparison.rows.every(({ reference }) => reference === 'first/control')).toBe(true)
    expect(results.experiment).toBe('first + second')
  })

  it('finds an arm by its own name where one experiment alone has it', () => {
    const second = experiment('second', 2, { order: 6 })
    const { comparison } = compareRuns([first, second], { reference: 'accumulate' })
    expect(comparison.reference).toEqual({ kind: 'arm', arm: 'second/accumulate' })
    expect(() => compareRuns([first, second], { reference: 'control' })).toThrow('There is no arm "control"')
  })

  it('tells experiments of one name apart', () => {
    const { comparison } = compareRuns([first, experiment('first', 2, { order: 6 })], { metrics: ['types'] })
    expect(comparison.rows.map(({ arm }) => arm)).toEqual([
      'first/replace',
      'first (2)/control',
      'first (2)/accumulate',
    ])
  })

  it('refuses where more than the mixing differs, and names it once', () => {
    const other = experiment('other', 2, { order: 5 })
    expect(() => compareRuns([first, other])).toThrow(
      'The experiments differ in more than the mixing:\n  first -> other: model.order: 6 -> 5',
    )
    const { differences, comparison } = compareRuns([first, other], { despiteDifferences: true })
    expect(differences).toEqual(['first -> other: model.order: 6 -> 5'])
    expect(comparison.rows.length).toBeGreaterThan(0)
  })

  it('names another version of this package', () => {
    const second = experiment('second', 2, { order: 6 })
    const newer = { ...second, environment: { ...second.environment, 'collapse-lab': '9.0.0' } }
    expect(() => compareRuns([first, newer])).toThrow('version of collapse-lab: 0.1.0 -> 9.0.0')
  })
})
