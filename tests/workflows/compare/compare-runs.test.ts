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

  it('names all that differs, however much it is', () => {
    const far = experiment('far', 2, { order: 6 })
    const human = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`option_${index}`, index]))
    const configuration = JSON.stringify({ ...JSON.parse(far.configuration), human })
    const { differences } = compareRuns([first, { ...far, configuration }], { despiteDifferences: true })
    // The world and the documents that are gone, and twenty options that came.
    expect(differences).toHaveLength(22)
    expect(differences).toContain('first -> far: human.option_19: (not there) -> 19')
  })

  it('flags the rows of an experiment that differs in more, in every format', () => {
    const other = experiment('other', 2, { order: 5 })
    const { comparison } = compareRuns([first, other], { metrics: ['types'], despiteDifferences: true })
    expect(comparison.rows.map(({ arm, reason }) => [arm, reason.includes('not the mixing alone')])).toEqual([
      ['first/replace', false],
      ['other/control', true],
      ['other/accumulate', true],
    ])
  })

  it('refuses the same results twice, and what has no metric in common, whatever is overridden', () => {
    const always = { despiteDifferences: true }
    expect(() => compareRuns([first, first], always)).toThrow('first and first (2) are the same results')
    const numbers = { ...experiment('numbers', 2, { order: 6 }), data: 'vectors' as const }
    expect(() => compareRuns([first, numbers], always)).toThrow(
      'first is an experiment of text, numbers one of numbers: they have no metric in common',
    )
    const bare = { ...experiment('bare', 2, { order: 6 }), metrics: [] }
    expect(() => compareRuns([first, bare], always)).toThrow('first, bare have no metric in common')
  })

  it('compares what all experiments measured, and names the rest', () => {
    const second = experiment('second', 2, { order: 6 })
    const fewer = {
      ...second,
      metrics: second.metrics.filter(({ id }) => id !== 'types'),
      rows: second.rows.filter(({ metric }) => metric !== 'types'),
    }
    const { notes, comparison } = compareRuns([first, fewer])
    expect(notes).toEqual(['Not measured in every experiment, so not compared: types (first).'])
    expect(comparison.rows.some(({ finding }) => finding === 'no value')).toBe(false)
    const asked = compareRuns([first, fewer], { metrics: ['types'] }).comparison.rows
    expect(asked.find(({ arm }) => arm === 'second/accumulate')!.reason).toBe(
      'this was not measured in the arm',
    )
  })

  it('refuses a generation that no run reached', () => {
    expect(() => compareRuns([first], { generation: 11 })).toThrow(
      'generation 11: the results end at generation 10',
    )
  })

  it('says which runs failed, and which arms of one experiment differ in more than the mixing', () => {
    const hot = {
      name: 'first',
      model: { order: 6 },
      loop: { sample: { temperature: 1 } },
      arms: { control: {}, replace: { loop: { sample: { temperature: 2 } } } },
    }
    const failures = [{ arm: 'replace', seed: 2, generation: 4, message: 'no text was left' }]
    const { notes } = compareRuns([{ ...first, configuration: JSON.stringify(hot), failures }])
    expect(notes).toEqual([
      'replace differs from control in more than the mixing: loop.sample.temperature: 1 -> 2.',
      'Failed: replace, seed 2, generation 4: no text was left',
    ])
  })
})
