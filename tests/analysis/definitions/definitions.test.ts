import { describe, expect, it } from 'vitest'
import { collapseDefinitions, DEFINITIONS } from '../../../src/analysis/definitions/index.js'
import type { ArmInfo, ResultRow } from '../../../src/contracts/results.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { fakeNumbers } from '../../report/fake-numbers.js'
import { FAKE_ARMS, fakeResults } from '../../report/fake-results.js'

const two = FAKE_ARMS.slice(0, 2)
const noise = (row: ResultRow, label = '') =>
  0.002 * (keyedRng(row.seed, row.arm, row.metric, row.group, row.generation, label).uniform() - 0.5)
type Values = Readonly<Record<string, (generation: number) => number>>
/** Both arms at 1 (shares at 0.1), the second moved by what is given for a metric. */
const moved = (values: Values, label = '') => {
  const edit = (row: ResultRow): ResultRow => {
    const base = row.metric.startsWith('statements') ? 0.1 : row.metric.startsWith('facts') ? 0.5 : 1
    const shift = row.arm === 'replace' ? (values[row.metric]?.(row.generation) ?? 0) : 0
    return { ...row, value: base + shift + noise(row, label) }
  }
  return fakeResults({ arms: two, edit })
}
const answersOf = (values: Values, label?: string) => {
  const [{ answers, stage }] = collapseDefinitions(moved(values, label))
  return { answers, stage, said: answers.map(({ answer }) => answer).join(' ') }
}

describe('collapseDefinitions', () => {
  it('asks all eight, with evidence and threshold', () => {
    const [arm] = collapseDefinitions(fakeResults({ arms: two }))
    expect(arm).toMatchObject({ arm: 'replace', reference: 'control' })
    expect(arm.answers.map(({ name }) => name)).toEqual([...DEFINITIONS])
    expect(arm.answers.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    for (const { evidence, threshold } of arm.answers) {
      expect(evidence).not.toBe('')
      expect(threshold).not.toBe('')
    }
  })

  it('answers no where nothing moves, and says what was not measured', () => {
    const { answers, said, stage } = answersOf({})
    expect(said).toBe('no no no no undecided undecided no no')
    expect(answers[4].evidence).toContain('not measured: needs 3 training sizes')
    expect(answers[5].evidence).toBe('not measured: needs data of known modes (labelled classes)')
    expect(stage).toEqual({ stage: 'none', early: undefined, late: undefined })
  })

  it('tells a catastrophic rise from any rise, and a diverging one from a bounded one', () => {
    // Perplexity e^0.9 = 2.46 times that of the control, straight upwards.
    const straight = answersOf({ 'human_loss.per_token': (t) => 0.09 * t })
    expect(straight.said.slice(0, 11)).toBe('yes yes yes')
    expect(straight.answers[0].evidence).toContain(
      'Held-out loss in generation 10: +145.9% against the reference',
    )
    const bounded = answersOf({ 'human_loss.per_token': (t) => 0.2 * (1 - Math.exp(-t)) })
    expect(bounded.said.slice(0, 9)).toBe('no yes no')
  })

  it('finds the variance collapsed, the tail gone and false data apart from each other', () => {
    // 2^-2 = 25% of the effective number.
    expect(answersOf({ 'ngram_entropy.chao_shen.n2': (t) => -0.2 * t }).said).toBe(
      'no no no yes undecided undecided no no',
    )
    expect(answersOf({ 'facts.coverage': (t) => -0.02 * t }).said).toBe(
      'no no no no undecided undecided yes no',
    )
    expect(answersOf({ 'statements.false_share': (t) => 0.01 * t }).said).toBe(
      'no no no no undecided undecided no yes',
    )
  })

  it('is undecided between yes and no, and follows the thresholds', () => {
    const results = moved({ 'facts.coverage': (t) => -0.0025 * t })
    const tail = (tolerance: number) =>
      collapseDefinitions(results, { thresholds: { tolerance } })[0].answers[6]
    expect(tail(0.05).answer).toBe('undecided')
    expect(tail(0.02).answer).toBe('yes')
    expect(tail(0.1).answer).toBe('no')
    expect(tail(0.1).threshold).toContain('lower by more than 10% of')
  })

  it('dates the stages: the tail first, the variance later', () => {
    const { stage } = answersOf({
      'facts.coverage': (t) => (t >= 2 ? -0.2 : 0),
      'ngram_entropy.chao_shen.n2': (t) => (t >= 7 ? -1.5 : 0),
    })
    expect(stage).toEqual({ stage: 'late', early: 2, late: 7 })
    expect(answersOf({ 'facts.coverage': (t) => (t >= 2 ? -0.2 : 0) }).stage.stage).toBe('early')
  })

  it('calls an infinite loss catastrophic where the control’s is finite', () => {
    const edit = (row: ResultRow) => {
      const infinite = row.metric === 'human_loss.per_token' && row.arm === 'replace' && row.generation > 3
      return infinite ? { ...row, value: Number.POSITIVE_INFINITY } : row
    }
    const [{ answers }] = collapseDefinitions(fakeResults({ arms: two, facts: false, edit }))
    expect(answers.slice(0, 3).map(({ answer }) => answer)).toEqual(['yes', 'yes', 'yes'])
    expect(answers[0].evidence).toContain('infinite against finite')
  })

  it('decides nothing from one seed', () => {
    const [{ answers }] = collapseDefinitions(fakeResults({ arms: two, seeds: 1 }))
    expect(new Set(answers.map(({ answer }) => answer))).toEqual(new Set(['undecided']))
    expect(answers[0].evidence).toContain('in one seed: no interval')
  })

  it('decides from one seed of many chains, whose interval it has', () => {
    const [{ arm, answers }] = collapseDefinitions(fakeNumbers())
    expect(arm).toBe('replace')
    // The variance is e^-1 = 36.8% of the control's after four generations, its interval 1% of it.
    expect(answers[3]).toMatchObject({ answer: 'yes', metric: 'variance.median' })
    expect(answers[3].evidence).toContain('from the chains)')
  })

  it('says yes of an arm without a change no more often than it says', () => {
    const count = 30
    const yes = new Array<number>(8).fill(0)
    for (let at = 0; at < count; at++) {
      answersOf({}, `null ${at}`).answers.forEach(({ answer }, number) => {
        if (answer === 'yes') yes[number]++
      })
    }
    // One side of a 95% interval: 2.5% of 30 at most, and four standard errors.
    for (const often of yes) expect(often).toBeLessThan(0.75 + 4 * Math.sqrt(30 * 0.025 * 0.975))
  })
})

describe('definition 5', () => {
  const sized = (name: string, strategy: string, humanOnly: boolean): ArmInfo => ({
    ...two[0],
    name,
    strategy,
    humanOnly,
  })
  const SIZES = [1, 4, 16]
  const arms = SIZES.flatMap((size) => [
    sized(`human ${size}`, 'human-subset', true),
    sized(`mix ${size}`, 'replace', false),
  ])
  const withExponents = (human: number, mixed: number) => {
    const edit = (row: ResultRow): ResultRow => {
      const exponent = row.arm.startsWith('human') ? human : mixed
      const size = Number(row.arm.split(' ')[1])
      return { ...row, value: Math.exp(exponent * Math.log(size) + noise(row)) }
    }
    const results = fakeResults({ arms, facts: false, generations: 4, edit })
    const mixes = results.mixes.map((mix) => ({ ...mix, tokens: 1000 * Number(mix.arm.split(' ')[1]) }))
    const found = collapseDefinitions({ ...results, mixes }, { reference: 'human 16' })
    return found.find(({ arm }) => arm === 'mix 4')!.answers[4]
  }

  it('compares the exponent of loss against size with that of human data alone', () => {
    const changed = withExponents(-0.3, -0.1)
    expect(changed.answer).toBe('yes')
    expect(changed.evidence).toContain('exponent -0.100 in generation 4, -0.300 on human data alone (5 seeds')
    expect(withExponents(-0.3, -0.3).answer).toBe('no')
  })
})
