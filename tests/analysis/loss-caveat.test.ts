import { describe, expect, it } from 'vitest'
import { lossCaveat, verdict } from '../../src/analysis/index.js'
import { FAKE_ARMS, type FakeOptions, fakeResults } from '../report/fake-results.js'

const caveat = (options: FakeOptions = {}, sizes: Readonly<Record<string, number>> = {}) => {
  const results = fakeResults({ seeds: 2, generations: 4, ...options })
  const mixes = results.mixes.map((mix) =>
    mix.generation === 0 ? mix : { ...mix, documents: mix.documents * (sizes[mix.arm] ?? 1) },
  )
  return lossCaveat({ ...results, mixes }, verdict(results))
}

describe('lossCaveat', () => {
  it('names the arm whose training set grew', () => {
    expect(caveat()).toBe(
      'Accumulate trains on 5 times as many documents as the control: its loss also reflects that.',
    )
  })

  it('names arms that shrank too, and keeps quiet within half as much again', () => {
    expect(caveat({}, { replace: 0.2, '10% human': 1.5, '50% human': 0.7 })).toBe(
      'Replace trains on 20% as many documents and accumulate trains on 5 times as many documents as the control: their losses also reflect that.',
    )
    expect(caveat({ arms: FAKE_ARMS.slice(0, 2) })).toBeUndefined()
  })

  it('compares with generation 0 where there is no control', () => {
    expect(caveat({ arms: FAKE_ARMS.slice(1) })).toBe(
      'Accumulate trains on 5 times as many documents as at generation 0: its loss also reflects that.',
    )
  })

  it('takes the generation that was compared', () => {
    const edit: FakeOptions['edit'] = (row) =>
      row.arm === 'accumulate' && row.generation > 1 ? undefined : row
    expect(caveat({ edit })).toContain('Accumulate trains on 2 times as many')
  })

  it('says nothing where no loss is compared', () => {
    expect(caveat({ edit: (row) => (row.metric.startsWith('human_loss') ? undefined : row) })).toBeUndefined()
  })
})
