import { expect, it } from 'vitest'
import { answersJson, collapseAnswers } from '../../../src/analysis/answers/index.js'
import type { ResultRow } from '../../../src/contracts/results.js'
import { type FakeOptions, fakeResults } from '../../report/fake-results.js'

const jsonOf = (arm: string, options: FakeOptions = {}) =>
  answersJson(collapseAnswers(fakeResults(options)).arms.find((one) => one.arm.name === arm)!)

it('holds every answer under its key, as JSON reads it again', () => {
  const json = jsonOf('replace')
  expect(JSON.parse(JSON.stringify(json))).toEqual(json)
  expect(Object.keys(json)).toEqual([
    'arm',
    'strategy',
    'outcome',
    'reference',
    'sentence',
    'generation',
    'effects',
    'trends',
    'warnings',
    'definitions',
    'stage',
    'factSurvival',
    'changes',
  ])
  expect(json.definitions!.map(({ answer }) => answer).slice(4, 7)).toEqual(['undecided', 'undecided', 'yes'])
  // 2^(-1.3 (1 - exp(-t / 4))) of the effective number is left: half at t = 5.9, clearly less from 7 on.
  expect(json.stage).toEqual({ stage: 'late', early: 1, late: 7 })
  expect(json.warnings!.first).toMatchObject({ metric: 'facts.coverage', group: 'rare', generation: 1 })
  expect(json.trends[0]).toMatchObject({ metric: 'facts.coverage', group: 'rare', trend: 'collapsed' })
  expect(json.factSurvival[0].halfLife!.value).toBeCloseTo(3.73, 1)
  expect(json.changes[0].humanDataAlone).toBeNull()
})

it('has null for what the reference is not asked', () => {
  expect(jsonOf('control')).toMatchObject({ warnings: null, definitions: null, stage: null, changes: [] })
})

it('writes infinity as a string, and never a number that is none', () => {
  const edit = (row: ResultRow) => {
    const infinite = row.metric === 'human_loss.per_token' && row.arm === 'replace' && row.generation > 3
    return infinite ? { ...row, value: Number.POSITIVE_INFINITY } : row
  }
  const json = jsonOf('replace', { facts: false, edit })
  expect(JSON.parse(JSON.stringify(json))).toEqual(json)
  expect(json.definitions![0].evidence).toContain('infinite against finite')
})

it('has no interval from one seed, and says why', () => {
  const json = jsonOf('replace', { seeds: 1 })
  expect(json.trends[0]).toMatchObject({
    trend: 'undecided',
    p: null,
    reason: 'one seed: no interval, nothing is clear',
  })
  expect(json.factSurvival[0].halfLife).toMatchObject({ low: null, high: null })
  expect(json.warnings!.first).toBeNull()
})
