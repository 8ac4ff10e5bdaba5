import { describe, expect, it } from 'vitest'
import { compareWithScipy, scipyPython, WITHOUT_SCIPY } from '../../scripts/compare-with-scipy/run.js'
import { compareArms } from '../../src/analysis/comparison/index.js'
import type { ResultRow, Results } from '../../src/contracts/results.js'
import { stringifyNumbers } from '../../src/files/number-json.js'
import { resultsCsv } from '../../src/report/csv.js'
import { FAKE_ARMS, fakeResults } from '../report/fake-results.js'

const python = scipyPython()
const skipped = python === undefined ? ` (skipped: ${WITHOUT_SCIPY})` : ''

/** The third generation of two to four arms, as `collapse compare` and `results.csv` give it. */
function checked(results: Results, falsify: (json: string) => string = (json) => json) {
  const json = stringifyNumbers(compareArms(results))
  return compareWithScipy(python!, resultsCsv(results.rows), falsify(json))
}

const fake = (seeds: number, arms: number, edit?: (row: ResultRow) => ResultRow | undefined) =>
  fakeResults({ seeds, generations: 3, arms: FAKE_ARMS.slice(0, arms), edit })

const undefinedIn = (row: ResultRow): ResultRow => ({
  ...row,
  value: undefined,
  undefinedReason: 'too few tokens',
})

/** What comes up in experiments, a metric each. */
function awkward(row: ResultRow): ResultRow {
  const { arm, metric, seed } = row
  // Without a value in three of twelve seeds: too few for the bootstrap.
  if (metric === 'facts.coverage' && seed > 9) return arm === 'replace' ? undefinedIn(row) : row
  // Equal in every seed and arm; the difference equal in every seed; every value of one arm the same.
  if (metric === 'statements.malformed_share') return { ...row, value: 0.01 }
  if (metric === 'statements.false_share') {
    if (arm === 'accumulate') return { ...row, value: 0.3 }
    return { ...row, value: seed / 16 + (arm === 'replace' ? 0.25 : 0) }
  }
  // Many seeds with the same two values, so that sums of signs tie.
  if (metric === 'distinct_n.pooled.n2' && arm !== 'control')
    return { ...row, value: seed % 2 === 0 ? 0.1 : 0.2 }
  if (metric === 'human_loss.per_token' && arm === 'replace' && seed === 3) {
    return { ...row, value: Number.POSITIVE_INFINITY }
  }
  return row
}

describe.skipIf(python === undefined)(`collapse compare against scipy${skipped}`, () => {
  it('agrees, also where values are missing, infinite or all equal', () => {
    const { status, said } = checked(fake(12, 3, awkward))
    expect(said).not.toContain('DIFFERS')
    expect(status).toBe(0)
    for (const quantity of ['p of sign flips (scipy)', 'p of equivalence', "Hedges' g, low", 'BCa high']) {
      expect(said).toContain(quantity)
    }
  })

  it('agrees where signs are drawn, and where there is one seed', () => {
    const drawn = checked(fake(18, 2))
    expect(drawn.said).toMatch(/^p of sign flips, drawn/m)
    expect(drawn.status, drawn.said).toBe(0)
    const single = checked(fake(1, 3))
    expect(single.status, single.said).toBe(0)
  })

  it('says which number differs', () => {
    const { status, said } = checked(fake(3, 2), (json) => json.replace(/"p":[\d.e-]+/, '"p":0.5'))
    expect(status).toBe(1)
    expect(said).toMatch(/^p of t +\d+ .*DIFFERS: replace, facts\.coverage\/rare$/m)
  })
})
