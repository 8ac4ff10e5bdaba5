import { describe, expect, it } from 'vitest'
import { earlyWarnings } from '../../../src/analysis/early-warning/index.js'
import type { ResultRow } from '../../../src/contracts/results.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { FAKE_ARMS, fakeResults } from '../../report/fake-results.js'

const two = FAKE_ARMS.slice(0, 2)
const noise = (row: ResultRow, label = 'noise') =>
  0.001 * (keyedRng(row.seed, row.arm, row.metric, row.generation, label).uniform() - 0.5)
/** Coverage leaves at generation 2, diversity at 5, loss at 7: by far, and for good. */
const onsets: Readonly<Record<string, number>> = {
  'distinct_n.pooled.n2': 5,
  'human_loss.per_token': 7,
  'facts.coverage': 2,
}
const planted = (row: ResultRow) => {
  const moved = row.arm === 'replace' && row.generation >= (onsets[row.metric] ?? 99)
  return { ...row, value: 0.5 + (moved ? -0.2 : 0) + noise(row) }
}

describe('earlyWarnings', () => {
  it('finds which metric leaves first, and by how much it leads the loss', () => {
    const [arm] = earlyWarnings(fakeResults({ arms: two, edit: planted }))
    expect(arm.arm).toBe('replace')
    expect(
      arm.warnings.map(({ metric, generation, lead }) => [metric, generation, lead]).slice(0, 3),
    ).toEqual([
      ['facts.coverage', 2, 5],
      ['distinct_n.pooled.n2', 5, 2],
      ['human_loss.per_token', 7, 0],
    ])
    expect(arm.warnings[0]).toMatchObject({ direction: 'lower', leadAtLeast: false })
    expect(arm.loss!.generation).toBe(7)
    expect(arm.warnings.slice(3).every(({ generation }) => generation === undefined)).toBe(true)
    // Six headline metrics share the 5%.
    expect(arm.confidence).toBeCloseTo(1 - 0.05 / 6, 12)
  })

  it('counts the generations left where the loss never leaves', () => {
    const edit = (row: ResultRow) =>
      row.metric === 'human_loss.per_token' ? { ...row, value: 2 + noise(row) } : planted(row)
    const [{ warnings }] = earlyWarnings(fakeResults({ arms: two, edit }))
    expect(warnings[0]).toMatchObject({ generation: 2, lead: 9, leadAtLeast: true })
  })

  it('takes no excursion for leaving', () => {
    const edit = (row: ResultRow) => {
      const out = row.arm === 'replace' && row.generation === 4
      return { ...row, value: 0.5 + (out ? -0.2 : 0) + noise(row, 'excursion') }
    }
    const [{ warnings }] = earlyWarnings(fakeResults({ arms: two, edit }))
    expect(warnings.every(({ generation }) => generation === undefined)).toBe(true)
  })

  it('says nothing from one seed', () => {
    const [{ warnings }] = earlyWarnings(fakeResults({ arms: two, seeds: 1, edit: planted }))
    expect(warnings[0]).toMatchObject({ generation: undefined, reason: 'one seed: no band to leave' })
  })

  it('warns of an arm without a change no more often than it says', () => {
    const count = 100
    let warned = 0
    for (let at = 0; at < count; at++) {
      const edit = (row: ResultRow) => ({ ...row, value: 0.5 + noise(row, `null ${at}`) })
      const results = fakeResults({ arms: two, facts: false, generations: 6, edit })
      const [{ warnings }] = earlyWarnings(results)
      if (warnings.some(({ generation }) => generation !== undefined)) warned++
    }
    // At most 5% of 100, and four standard errors.
    expect(warned).toBeLessThan(5 + 4 * Math.sqrt(100 * 0.05 * 0.95))
  })
})
