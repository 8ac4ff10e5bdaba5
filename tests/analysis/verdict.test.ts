import { describe, expect, it } from 'vitest'
import {
  armSentence,
  describeReferences,
  explainReferences,
  isClear,
  mainFinding,
  OUTCOME_WORDS,
  type Outcome,
  summarise,
  type Verdict,
  verdict,
  verdictTable,
} from '../../src/analysis/index.js'
import type { ResultRow } from '../../src/contracts/results.js'
import { FAKE_ARMS, type FakeOptions, fakeResults } from '../report/fake-results.js'

const outcomes = (v: Verdict): Record<string, Outcome> =>
  Object.fromEntries(v.arms.map(({ arm, outcome }) => [arm.name, outcome]))
const pair = FAKE_ARMS.slice(0, 2)
/** Control and replace, where replace takes the control's values times or plus something. */
const shifted = (edit: NonNullable<FakeOptions['edit']>, options: FakeOptions = {}) =>
  fakeResults({
    arms: pair.map((arm) => ({ ...arm, name: arm.humanOnly ? 'control' : 'same' })),
    edit,
    ...options,
  })
const flat = (value: (row: ResultRow) => number) => (row: ResultRow) => ({ ...row, value: value(row) })
const jitter = (row: ResultRow) => (row.seed - 3) * (row.arm === 'control' ? 0.0001 : 0.00012)

describe('verdict', () => {
  it('compares every arm with the control at the last generation', () => {
    const results = fakeResults()
    const v = verdict(results)
    expect(v.reference).toEqual({ kind: 'arm', arm: 'control' })
    expect(outcomes(v)).toEqual({
      control: 'reference',
      replace: 'collapsed',
      accumulate: 'narrowed',
      'accumulate-subsample': 'collapsed',
      '10% human': 'collapsed',
      '50% human': 'narrowed',
    })
    expect(v.headlines.map(({ role }) => role)).toEqual([
      'coverage',
      'diversity',
      'entropy',
      'loss',
      'false',
      'malformed',
    ])
    expect(mainFinding(v)).toMatch(
      /^After 10 generations replace keeps \d+% of the control’s rare-fact coverage, accumulate \d+%$/,
    )
    const replace = v.arms.find(({ arm }) => arm.name === 'replace')!
    expect(armSentence(replace)).toMatch(
      /^Rare-fact coverage −\d+%, distinct-2 −\d+%.* against the control\.$/,
    )
    expect(replace.effects[0]).toMatchObject({ pairs: 5, grade: 'lower', collapsed: true, generation: 10 })
  })

  it('uses diversity, entropy and loss where there are no facts', () => {
    const v = verdict(fakeResults({ facts: false }))
    expect(v.headlines.map(({ metric }) => metric)).toEqual([
      'distinct_n.pooled.n2',
      'ngram_entropy.chao_shen.n2',
      'human_loss.per_token',
    ])
  })

  it('calls equal arms held', () => {
    const v = verdict(shifted(flat(() => 0.3)))
    expect(outcomes(v)['same']).toBe('held')
    expect(mainFinding(v)).toBe('No strategy moved away from the control after 10 generations')
  })

  it('tells word salad from narrowing', () => {
    const salad = flat((row) => {
      const base = row.metric.startsWith('human_loss.per') ? 2 : 0.3
      const moved = row.arm === 'same' && row.generation > 0
      if (moved && /distinct|entropy|malformed|per_token/.test(row.metric)) return base * 1.6 + jitter(row)
      return base + jitter(row)
    })
    const v = verdict(shifted(salad))
    expect(outcomes(v)['same']).toBe('word salad')
    expect(mainFinding(v)).toContain('drifts into word salad')
  })

  it('does not call a slight rise of diversity word salad', () => {
    const slight = flat((row) => {
      const base = row.metric.startsWith('human_loss.per') ? 2 : 0.3
      if (row.arm !== 'same' || row.generation === 0) return base + jitter(row)
      if (/distinct|entropy/.test(row.metric)) return base * 1.1 + jitter(row)
      return (/malformed|per_token/.test(row.metric) ? base * 1.6 : base) + jitter(row)
    })
    const v = verdict(shifted(slight))
    expect(outcomes(v)['same']).toBe('degraded')
    expect(mainFinding(v)).not.toContain('word salad')
  })

  it('calls a worse but equally broad arm degraded', () => {
    const worse = flat(
      (row) => (row.arm === 'same' && row.metric === 'statements.false_share' ? 0.2 : 0.1) + jitter(row),
    )
    const v = verdict(shifted(worse))
    expect(outcomes(v)['same']).toBe('degraded')
    expect(armSentence(v.arms[1]!)).toMatch(
      /^False statements \+10\.0 pt against the control\. Rare-fact coverage, distinct-2 and .* within the tolerance\.$/,
    )
  })

  it('does not say that a degraded arm is as broad where its breadth is unclear or unknown', () => {
    const worse = (row: ResultRow): ResultRow => {
      const same = row.arm === 'same'
      if (same && row.metric === 'distinct_n.pooled.n2') return { ...row, value: 0.12 * row.seed }
      if (same && row.generation > 0 && row.metric.startsWith('ngram_entropy'))
        return { ...row, value: undefined, undefinedReason: 'too few tokens' }
      const base = same && row.metric === 'statements.false_share' ? 0.5 : 0.3
      return { ...row, value: base + jitter(row) }
    }
    const v = verdict(shifted(worse))
    expect(outcomes(v)['same']).toBe('degraded')
    expect(armSentence(v.arms[1]!)).toBe(
      'False statements +20.0 pt against the control. Distinct-2 may differ from the control: the interval includes it. Entropy of 2-grams (Chao-Shen) undefined: too few tokens.',
    )
    expect(OUTCOME_WORDS.degraded).not.toContain('as broad')
  })

  it('is undecided where the interval includes the control', () => {
    const noisy = flat((row) =>
      row.arm === 'same' && row.metric === 'distinct_n.pooled.n2' ? 0.12 * row.seed : 0.3,
    )
    const v = verdict(shifted(noisy))
    expect(outcomes(v)['same']).toBe('undecided')
    expect(mainFinding(v)).toMatch(/\(no clear difference\)$/)
  })

  it('compares entropy and loss as effective numbers', () => {
    const oneBit = flat((row) => {
      const less = row.arm === 'same' && row.metric.startsWith('ngram_entropy') ? 1 : 0
      return (row.metric.startsWith('ngram_entropy') ? 11 : 0.3) - less + jitter(row)
    })
    const entropy = verdict(shifted(oneBit)).arms[1]!.effects.find(
      ({ headline }) => headline.role === 'entropy',
    )!
    expect(entropy.headline.scale).toBe('bits')
    expect(entropy.change).toBeCloseTo(-0.5, 6)
  })

  it('takes generation 0 as reference where there is no control', () => {
    const v = verdict(fakeResults({ arms: FAKE_ARMS.slice(1) }))
    expect(v.reference).toEqual({ kind: 'generation-0' })
    expect(outcomes(v)['replace']).toBe('collapsed')
  })

  it('takes any arm as reference, and names the known ones for another', () => {
    const v = verdict(fakeResults(), { reference: 'replace' })
    expect(outcomes(v)['replace']).toBe('reference')
    expect(() => verdict(fakeResults(), { reference: 'nobody' })).toThrow(/no arm "nobody"/)
  })

  it('compares at the last generation both have, and survives an arm without any', () => {
    const edit = (row: ResultRow) => {
      if (row.arm === 'replace' && row.generation > 4) return undefined
      return row.arm === 'accumulate' ? undefined : row
    }
    const v = verdict(fakeResults({ edit }))
    expect(v.arms.find(({ arm }) => arm.name === 'replace')!.generation).toBe(4)
    expect(outcomes(v)['accumulate']).toBe('no result')
    expect(verdictTable(v).rows[1]![1]).toBe('collapsed at generation 4')
  })

  it('names the generations really compared in its finding', () => {
    const until = (last: Record<string, number>) => (row: ResultRow) =>
      row.generation > (last[row.arm] ?? 10) ? undefined : row
    const arms = FAKE_ARMS.slice(0, 3)
    const finding = (last: Record<string, number>) =>
      mainFinding(verdict(fakeResults({ arms, edit: until(last) })))
    expect(finding({ replace: 4, accumulate: 4 })).toMatch(/^After 4 generations replace keeps/)
    expect(finding({ replace: 4 })).toMatch(
      /^Replace keeps \d+% of the control’s rare-fact coverage after 4 generations, accumulate \d+% after 10 generations$/,
    )
    const held = { arms, edit: (row: ResultRow) => until({ replace: 4 })({ ...row, value: 0.3 }) }
    expect(mainFinding(verdict(fakeResults(held)))).toBe(
      'No strategy moved away from the control after 4 to 10 generations',
    )
  })

  it('does not call held what failed before it could differ', () => {
    // Generation 0 is shared: compared there, every arm would equal the control.
    const edit = (row: ResultRow) => (row.arm === 'replace' && row.generation > 0 ? undefined : row)
    const v = verdict(fakeResults({ edit }))
    const replace = v.arms.find(({ arm }) => arm.name === 'replace')!
    expect(replace).toMatchObject({ generation: 0, outcome: 'no result' })
    expect(armSentence(replace)).toBe('No headline measure has a value to compare after generation 0.')
  })

  it('does not call held what has no value: a model of empty documents has no diversity', () => {
    const edit = (row: ResultRow) =>
      row.arm === 'same' && row.generation > 0 && row.metric === 'distinct_n.pooled.n2'
        ? { ...row, value: undefined, undefinedReason: 'no document has 2 tokens' }
        : { ...row, value: 0.3 }
    const v = verdict(shifted(edit))
    expect(outcomes(v)['same']).toBe('undecided')
    expect(armSentence(v.arms[1]!)).toBe('Distinct-2 undefined: no document has 2 tokens.')
  })

  it('puts the share of impossible tokens in for an infinite loss', () => {
    const edit = (row: ResultRow) =>
      row.metric === 'human_loss.per_token' && row.generation > 2
        ? { ...row, value: Number.POSITIVE_INFINITY }
        : row
    const v = verdict(fakeResults({ edit }))
    expect(v.headlines.map(({ role }) => role)).toContain('impossible')
    expect(v.headlines.map(({ role }) => role)).not.toContain('loss')
  })

  it('makes a table of words for the terminal', () => {
    const { columns, rows } = verdictTable(verdict(fakeResults()))
    expect(columns.slice(0, 3)).toEqual(['strategy', 'verdict', 'Rare-fact coverage'])
    expect(rows[1]![2]).toMatch(/^\d+\.\d%; −\d+\.\d pt \(−\d+\.\d to −\d+\.\d\)$/)
    expect(rows.flat().join()).not.toMatch(/NaN|null/)
  })

  it('calls nothing clear from one seed, and still says what was seen', () => {
    const v = verdict(fakeResults({ seeds: 1 }))
    const [, replace] = v.arms
    expect(replace!.effects[0]).toMatchObject({
      low: undefined,
      p: undefined,
      pairs: 1,
      reason: 'one seed: no interval',
      grade: 'unclear',
      collapsed: false,
    })
    expect(new Set(Object.values(outcomes(v)))).toEqual(new Set(['reference', 'undecided']))
    expect(v.arms.flatMap(({ effects }) => effects).some(isClear)).toBe(false)
    expect(armSentence(replace!)).toMatch(
      /^One seed: no interval\. Seen in it: rare-fact coverage −\d+%, .* against the control\.$/,
    )
    expect(mainFinding(v)).toMatch(/^After 10 .* accumulate \d+% \(one seed, no interval\)$/)
  })

  it('does not call held what one seed shows near the control', () => {
    const v = verdict(
      shifted(
        flat(() => 0.3),
        { seeds: 1 },
      ),
    )
    expect(v.arms[1]!.effects[0]!.grade).toBe('same')
    expect(outcomes(v)['same']).toBe('undecided')
    expect(armSentence(v.arms[1]!)).toBe(
      'One seed: no interval. Seen in it: within the tolerance of the control on 6 headline measures.',
    )
  })

  it('is as unsure of an arm with one surviving seed among sure ones', () => {
    const edit = (row: ResultRow) => (row.arm === 'replace' && row.seed > 1 ? undefined : row)
    const v = verdict(fakeResults({ edit }))
    expect(outcomes(v)).toMatchObject({ replace: 'undecided', accumulate: 'narrowed' })
    expect(mainFinding(v)).toMatch(/\(replace: one seed, no interval\)$/)
  })
})

describe('summarise', () => {
  it('never gives NaN: undefined keeps its reason, infinite its count', () => {
    const edit = (row: ResultRow) => {
      if (row.metric === 'distinct_n.pooled.n2')
        return { ...row, value: undefined, undefinedReason: 'too few tokens' }
      if (row.metric === 'types' && row.seed === 2) return { ...row, value: Number.NaN }
      if (row.metric === 'human_loss.per_token' && row.seed < 3)
        return { ...row, value: Number.POSITIVE_INFINITY }
      return row
    }
    const summary = summarise(fakeResults({ edit }))
    expect(summary.cell('replace', 'distinct_n.pooled.n2', '', 3)).toMatchObject({
      mean: undefined,
      missing: 5,
      reason: 'too few tokens',
    })
    expect(summary.cell('replace', 'types', '', 3)).toMatchObject({
      seeds: 4,
      missing: 1,
      reason: 'not a number',
    })
    expect(summary.cell('replace', 'human_loss.per_token', '', 3)).toMatchObject({
      mean: Number.POSITIVE_INFINITY,
      infinite: 2,
      low: undefined,
    })
    expect(summary.cells.some(({ mean }) => Number.isNaN(mean))).toBe(false)
  })
})

describe('an arm with a reference of its own', () => {
  const results = fakeResults()
  const withOwn = {
    ...results,
    arms: results.arms.map((arm) => (arm.name === 'accumulate' ? { ...arm, reference: 'replace' } : arm)),
  }

  it('is compared with it, and the report says so', () => {
    const v = verdict(withOwn)
    const accumulate = v.arms.find(({ arm }) => arm.name === 'accumulate')!
    const replace = v.arms.find(({ arm }) => arm.name === 'replace')!
    expect(accumulate.reference).toEqual({ kind: 'arm', arm: 'replace' })
    expect(accumulate.effects[0]?.referenceValue).toBeCloseTo(replace.effects[0]!.value!, 12)
    expect(armSentence(accumulate)).toMatch(/against replace\.$/)
    // The reference of one arm is judged like any other; the rest are compared with the control.
    expect(replace.outcome).toBe('collapsed')
    expect(describeReferences(v)).toBe('the reference')
    expect(explainReferences(v)).toBe(
      'Compared with an arm of their own: accumulate with replace; the others with the control.',
    )
  })

  it('gives way to the reference asked for, and to the control where it has no results', () => {
    const asked = verdict(withOwn, { reference: '10% human' })
    expect(new Set(asked.arms.map(({ reference }) => JSON.stringify(reference))).size).toBe(1)
    expect(explainReferences(asked)).toBeUndefined()
    const gone = { ...withOwn, arms: withOwn.arms.filter(({ name }) => name !== 'replace') }
    expect(describeReferences(verdict(gone))).toBe('the control')
  })
})

describe('arms with different tokens', () => {
  const named = (row: ResultRow) => row.metric === 'human_loss.per_token'

  it('are compared by their loss per byte, or not by loss', () => {
    const results = fakeResults()
    const tokens = (row: ResultRow) => ({
      ...row,
      n: named(row) ? (row.arm === 'replace' ? 6000 : 1000) : row.n,
    })
    const rows = results.rows.map(tokens)
    const own = results.metrics.find(({ id }) => id === 'human_loss.per_token')!
    const metrics = [
      ...results.metrics,
      { ...own, id: 'human_loss.bits_per_byte', unit: 'bits per UTF-8 byte' },
    ]
    const losses = (of: typeof rows) =>
      verdict({ ...results, metrics, rows: of })
        .headlines.filter(({ role }) => role === 'loss')
        .map(({ metric, scale }) => [metric, scale])
    expect(losses(results.rows.map((row) => ({ ...row, n: 1000 })))).toEqual([
      ['human_loss.per_token', 'nats'],
    ])
    expect(losses(rows)).toEqual([])
    const perByte = rows.filter(named).map((row) => ({ ...row, metric: 'human_loss.bits_per_byte' }))
    expect(losses([...rows, ...perByte])).toEqual([['human_loss.bits_per_byte', 'bits']])
  })
})
