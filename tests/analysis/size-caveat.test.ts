import { describe, expect, it } from 'vitest'
import { keptCaveat, sizeCaveat, verdict } from '../../src/analysis/index.js'
import type { MetricInfo, ResultRow, Results } from '../../src/contracts/results.js'
import { FAKE_ARMS, fakeResults } from '../report/fake-results.js'

const SIZED = ['distinct_n.pooled.n2', 'ngram_entropy.chao_shen.n2']

/** Two arms whose probes have so many tokens, with the metric `tokens` beside the others. */
function withTokens(
  tokens: Readonly<Record<string, number>>,
  dependsOn: MetricInfo['dependsOn'] = ['tokens'],
): Results {
  const results = fakeResults({ seeds: 2, generations: 3, arms: FAKE_ARMS.slice(0, 2), facts: false })
  const sizes = results.rows
    .filter(({ metric }) => metric === 'types')
    .map((row): ResultRow => ({ ...row, metric: 'tokens', value: tokens[row.arm] ?? 0 }))
  const metrics = results.metrics.map((info) => (SIZED.includes(info.id) ? { ...info, dependsOn } : info))
  return { ...results, rows: [...results.rows, ...sizes], metrics }
}

const caveat = (results: Results) => sizeCaveat(results, verdict(results))

describe('sizeCaveat', () => {
  it('names the arm whose probe fell short and the measures that depend on it', () => {
    expect(caveat(withTokens({ control: 60000, replace: 41000 }))).toBe(
      'Distinct-2 and entropy of 2-grams (Chao-Shen) are not compared at equal size, on which they depend: replace has 41,000 tokens, the control 60,000. At a declared size (distinct_n@5000) metrics compare without these doubts.',
    )
  })

  it('says nothing where sizes are equal, or nothing depends on them', () => {
    expect(caveat(withTokens({ control: 60000, replace: 60000 }))).toBeUndefined()
    expect(caveat(withTokens({ control: 60000, replace: 59900 }))).toBeUndefined()
    expect(caveat(withTokens({ control: 60000, replace: 41000 }, []))).toBeUndefined()
  })

  it('says nothing where the size was not measured', () => {
    const results = withTokens({ control: 60000, replace: 41000 })
    expect(
      caveat({ ...results, rows: results.rows.filter(({ metric }) => metric !== 'tokens') }),
    ).toBeUndefined()
  })

  it('looks at the length of documents where values depend on it', () => {
    // The fake arm's documents shrink from 74 to about 69 tokens in three generations: less than a tenth.
    expect(caveat(withTokens({}, ['length']))).toBeUndefined()
    const results = withTokens({}, ['length'])
    const rows = results.rows.map((row) =>
      row.metric === 'length.tokens_per_document' && row.arm === 'replace' ? { ...row, value: 30 } : row,
    )
    expect(caveat({ ...results, rows })).toMatch(/replace has 30 tokens a document, the control 7\d\.\d+/)
  })
})

describe('keptCaveat', () => {
  const kept = (id: string, dependsOn?: MetricInfo['dependsOn']): MetricInfo => ({
    id,
    label: id,
    unit: '',
    format: 'number',
    better: 'neither',
    ...(dependsOn ? { dependsOn } : {}),
    definition: '',
  })

  it('names values of the kept sample that depend on its size', () => {
    const metrics = [
      kept('kept.types', ['tokens']),
      kept('kept.types@5000'),
      kept('kept.length.tokens_per_document'),
    ]
    expect(keptCaveat({ ...fakeResults({ seeds: 1 }), metrics })).toBe(
      'Kept samples differ in size, so that these do not compare between arms and generations: kept.types. At a declared size (kept.types@5000) they do.',
    )
  })

  it('says nothing where there are none', () => {
    expect(keptCaveat(fakeResults({ seeds: 1 }))).toBeUndefined()
  })
})
