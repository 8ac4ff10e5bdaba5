import { describe, expect, it } from 'vitest'
import { retention, summarise } from '../../src/analysis/index.js'
import type { ResultRow } from '../../src/contracts/results.js'
import { FAKE_ARMS, fakeResults } from '../report/fake-results.js'

/** Coverage of replace by group, generation and seed; undefined is no row. */
const of = (value: (row: ResultRow) => number | undefined) => {
  const edit = (row: ResultRow) => {
    const known = row.metric === 'facts.coverage' ? value(row) : undefined
    return known === undefined ? undefined : { ...row, value: known }
  }
  const results = fakeResults({ arms: FAKE_ARMS.slice(1, 2), seeds: 3, generations: 2, edit })
  return retention(summarise(results), 'replace', 'facts.coverage', ['1', '64+'], 0.95)
}

describe('retention', () => {
  it('divides each seed by its own start and pairs the groups', () => {
    const kept = of(({ group, generation, seed }) => {
      const start = 0.5 + seed / 10
      if (generation === 0) return start
      return start * (group === '1' ? [0.2, 0.3, 0.4][seed - 1]! : [0.9, 0.9, 0.9][seed - 1]!)
    })!
    expect(kept.generation).toBe(2)
    expect(kept.first.mean).toBeCloseTo(0.3, 12)
    expect(kept.second.mean).toBeCloseTo(0.9, 12)
    // stats.ttest_1samp([-.7, -.6, -.5], 0).confidence_interval(.95)
    expect(kept.difference.low).toBeCloseTo(-0.8484137712, 8)
    expect(kept.difference.high).toBeCloseTo(-0.3515862288, 8)
  })

  it('takes the last generation that some seed has, and leaves out seeds that start at 0', () => {
    const kept = of(({ generation, seed }) => {
      if (generation === 2) return undefined
      return generation === 0 && seed === 1 ? 0 : 0.5
    })!
    expect(kept).toMatchObject({ generation: 1, first: { mean: 1, n: 2 }, difference: { pairs: 2 } })
  })

  it('is absent where nothing can be divided', () => {
    expect(of(({ generation }) => (generation === 0 ? 0 : 0.5))).toBeUndefined()
  })
})
