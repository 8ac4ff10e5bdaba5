import { describe, expect, it } from 'vitest'
import { compareWithScipy, scipyPython, WITHOUT_SCIPY } from '../../scripts/compare-with-scipy/run.js'
import { compareArms } from '../../src/analysis/comparison/index.js'
import type { ResultRow, Results } from '../../src/contracts/results.js'
import { stringifyNumbers } from '../../src/files/number-json.js'
import { resultsCsv } from '../../src/report/csv.js'
import { FAKE_ARMS, fakeResults } from '../report/fake-results.js'

const python = scipyPython()
const skipped = python === undefined ? ` (skipped: ${WITHOUT_SCIPY})` : ''

/** The results as `collapse compare` and `results.csv` give it. */
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

/** What comes up in experiments of 18 seeds, where all signs are too many to try. */
function awkward(row: ResultRow): ResultRow {
  const { arm, metric, seed } = row
  switch (metric) {
    case 'facts.coverage':
      // Too few values for the bootstrap, and a single one.
      return seed > (arm === 'replace' ? 9 : 1) && arm !== 'control' ? undefinedIn(row) : row
    case 'distinct_n.pooled.n2':
      // All signs tried, the bootstrap as well; two values alone, so that sums of signs tie.
      if (arm === 'replace' && seed > 14) return undefinedIn(row)
      return arm === 'control' ? row : { ...row, value: seed % 2 === 0 ? 0.1 : 0.2 }
    case 'statements.malformed_share':
      return { ...row, value: 0.01 }
    case 'statements.false_share':
      // A difference that is the same in every seed; an arm whose values are.
      if (arm === 'accumulate') return { ...row, value: 0.3 }
      return { ...row, value: seed / 32 + (arm === 'replace' ? 0.25 : 0) }
    case 'human_loss.per_token':
      return arm === 'replace' && seed === 3 ? { ...row, value: Number.POSITIVE_INFINITY } : row
    default:
      return row
  }
}

describe.skipIf(python === undefined)(`collapse compare against scipy${skipped}`, () => {
  it('agrees, also where values are missing, infinite or all equal, and where signs are drawn', () => {
    const { status, said } = checked(fake(18, 3, awkward))
    expect(said).not.toContain('DIFFERS')
    expect(status).toBe(0)
    for (const quantity of ['sign flips (scipy)', 'sign flips, drawn', "Hedges' g, low", 'BCa high']) {
      expect(said).toContain(quantity)
    }
  })

  it('says which number differs', () => {
    const { status, said } = checked(fake(3, 2), (json) => json.replace(/"p":[\d.e-]+/, '"p":0.5'))
    expect(status).toBe(1)
    expect(said).toMatch(/^p of t +\d+ .*DIFFERS: replace, facts\.coverage\/rare$/m)
  })
})
