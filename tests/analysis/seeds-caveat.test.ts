import { describe, expect, it } from 'vitest'
import { seedsCaveat, verdict } from '../../src/analysis/index.js'
import type { ResultRow } from '../../src/contracts/results.js'
import { FAKE_ARMS, fakeResults } from '../report/fake-results.js'

const fake = (edit?: (row: ResultRow) => ResultRow | undefined) =>
  fakeResults({
    seeds: 3,
    generations: 3,
    arms: FAKE_ARMS.slice(0, 3),
    facts: false,
    ...(edit ? { edit } : {}),
  })
/** Seeds 2 and 3 of replace were never made, seed 3 of accumulate stopped before its last generation. */
const few = fake((row) => {
  const lost = row.arm === 'replace' ? row.seed > 1 : row.arm === 'accumulate' && row.seed > 2
  return lost ? undefined : row
})

describe('seedsCaveat', () => {
  it('names the arms that are compared in fewer seeds than the experiment has', () => {
    expect(seedsCaveat(few, verdict(few))).toBe(
      'Compared in fewer than the 3 seeds: replace in 1 and accumulate in 2. Values and differences there are of these seeds alone.',
    )
  })

  it('says nothing where every seed is on both sides', () => {
    const all = fake()
    expect(seedsCaveat(all, verdict(all))).toBeUndefined()
  })
})
