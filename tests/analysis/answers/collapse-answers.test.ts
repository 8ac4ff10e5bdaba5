import { describe, expect, it } from 'vitest'
import { collapseAnswers } from '../../../src/analysis/answers/index.js'
import { collapseDefinitions } from '../../../src/analysis/definitions/index.js'
import { earlyWarnings } from '../../../src/analysis/early-warning/index.js'
import { verdict } from '../../../src/analysis/index.js'
import type { ArmInfo } from '../../../src/contracts/results.js'
import { FAKE_ARMS, fakeResults } from '../../report/fake-results.js'

const results = fakeResults()
const named = (answers: ReturnType<typeof collapseAnswers>, name: string) =>
  answers.arms.find(({ arm }) => arm.name === name)!

describe('collapseAnswers', () => {
  it('says of every arm what became of it, as the docstring has it', () => {
    const { arms } = collapseAnswers(results)
    const replace = arms.find(({ arm }) => arm.name === 'replace')!
    expect(replace.verdict.outcome).toBe('collapsed')
    expect(replace.definitions!.answers[6]).toMatchObject({
      number: 7,
      name: 'Disappearance of real tail data',
      answer: 'yes',
    })
  })

  it('is what each analysis says alone', () => {
    const answers = collapseAnswers(results)
    expect(answers.arms.map((arm) => arm.verdict)).toEqual(verdict(results).arms)
    expect(answers.arms.flatMap(({ definitions }) => definitions ?? [])).toEqual(collapseDefinitions(results))
    expect(answers.arms.flatMap(({ warnings }) => warnings ?? [])).toEqual(earlyWarnings(results))
    expect(answers.finding).toContain('replace keeps')
  })

  it('asks nothing of the reference but where it is heading', () => {
    const control = named(collapseAnswers(results), 'control')
    expect(control).toMatchObject({ warnings: undefined, definitions: undefined, attributions: [] })
    expect(control.verdict.outcome).toBe('reference')
    expect(control.trends).toHaveLength(6)
  })

  it('has trend, survival and the parts of the change, which add up', () => {
    const replace = named(collapseAnswers(results), 'replace')
    expect(replace.trends.map(({ metric, kind }) => [metric, kind])[0]).toEqual([
      'facts.coverage',
      'collapsed',
    ])
    expect(replace.survivals.map(({ group }) => group)).toEqual(['1', '2-3', '4-7', '8-15', '16-63', '64+'])
    // Alive: exp(-1.15 (1 - exp(-t / 4))) falls below half between generations 3 (0.545) and 4 (0.483).
    expect(replace.survivals[0].halfLife!.value).toBeCloseTo(3 + (0.5452 - 0.5) / (0.5452 - 0.4834), 2)
    const [{ total, forgetting, strategy, subset }] = replace.attributions
    expect(total.difference).toBeCloseTo(forgetting.difference! + strategy.difference!, 12)
    expect(subset).toBeUndefined()
  })

  it('tells fewer human data from contamination where an arm has as many alone', () => {
    const alone: ArmInfo = {
      ...FAKE_ARMS[0],
      name: '10% alone',
      strategy: 'human-subset',
      description: '10% of the human text alone',
    }
    const arms = [FAKE_ARMS[0], FAKE_ARMS[4], alone]
    const [{ subset, strategy }] = named(collapseAnswers(fakeResults({ arms })), '10% human').attributions
    expect(subset!.arm).toBe('10% alone')
    expect(strategy.difference).toBeCloseTo(
      subset!.fewerData.difference! + subset!.contamination.difference!,
      12,
    )
  })

  it('follows the thresholds and the reference', () => {
    const at = (collapse: number) =>
      named(collapseAnswers(results, { thresholds: { collapse } }), 'replace').verdict.outcome
    expect([at(0.5), at(0.9)]).toEqual(['collapsed', 'narrowed'])
    const answers = collapseAnswers(results, { reference: 'replace' })
    expect(named(answers, 'replace').definitions).toBeUndefined()
    expect(named(answers, 'control').definitions!.reference).toBe('replace')
    expect(() => collapseAnswers(results, { reference: 'nobody' })).toThrow('There is no arm "nobody"')
  })

  it('decides nothing from one seed', () => {
    const replace = named(collapseAnswers(fakeResults({ seeds: 1 })), 'replace')
    expect(replace.verdict.outcome).toBe('undecided')
    expect(new Set(replace.definitions!.answers.map(({ answer }) => answer))).toEqual(new Set(['undecided']))
    expect(replace.definitions!.stage.stage).toBe('undecided')
    expect(new Set(replace.trends.map(({ kind }) => kind))).toEqual(new Set(['undecided']))
    expect(replace.warnings!.warnings[0]).toMatchObject({
      generation: undefined,
      reason: 'one seed: no band to leave',
    })
  })

  it('has empty answers where nothing fitting was measured, or an arm has no results', () => {
    const nothing = collapseAnswers({ ...results, metrics: [], rows: [], tiers: undefined, mixes: [] })
    expect(nothing.finding).toBe('No headline measure has a value: there is nothing to compare.')
    expect(nothing.arms[1]).toMatchObject({ trends: [], survivals: [], warnings: undefined })
    const edit = (row: (typeof results.rows)[number]) => (row.arm === 'replace' ? undefined : row)
    const missing = named(collapseAnswers(fakeResults({ edit })), 'replace')
    expect(missing.verdict.outcome).toBe('no result')
    expect(missing.warnings!.warnings[0].reason).toBe('no generation in common')
    expect(missing.attributions).toEqual([])
    expect(missing.survivals[0].curve).toEqual([])
  })
})
