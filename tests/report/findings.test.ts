import { describe, expect, it } from 'vitest'
import { reportFigures } from '../../src/report/charts/index.js'
import { claimsInWords, findings } from '../../src/report/findings.js'
import { findingsSection } from '../../src/report/html/findings-section.js'
import { findingsMarkdown } from '../../src/report/markdown/findings-markdown.js'
import { reportData } from '../../src/report/report-data.js'
import { expectation } from '../analysis/expectations/helpers.js'
import { fakeResults } from './fake-results.js'

const COVERAGE = { metric: 'facts.coverage/rare' }
const CLAIMS = [
  expectation({ ...COVERAGE, name: 'Half <b>human</b> data keeps more', arm: '50% human', above: 'replace' }),
  expectation({
    ...COVERAGE,
    name: 'Replace keeps all',
    arm: 'replace',
    above: 0.9,
    because: 'it never did',
  }),
  expectation({ ...COVERAGE, name: 'Nobody knows', arm: 'absent', at_least: 0 }),
]

function found(expectations = CLAIMS) {
  const data = reportData({ ...fakeResults(), ...(expectations.length > 0 ? { expectations } : {}) })
  return findings(data, reportFigures(data))
}

describe('what a report opens with', () => {
  it('says of every claim whether it holds, and what was measured', () => {
    const { claims } = found()
    expect(claims.map(({ verdict }) => verdict)).toEqual(['holds', 'does not hold', 'undefined'])
    expect(claims[0]!.measured).toMatch(/^\+\d+\.\d pt \(\+\d+\.\d to \+\d+\.\d\) against replace$/)
    expect(claims[1]!.remark).toBe('Expected above 0.9; it lies on the other side; it never did')
    expect(claims[2]!.measured).toMatch(/^no value: /)
    expect(claimsInWords(claims)).toContain('1 of 3 claims hold.')
  })

  it('leads to every figure of the first three questions', () => {
    const { figures } = found([])
    expect(figures.length).toBeGreaterThanOrEqual(5)
    const page = findingsSection(found([]))!.markup
    for (const { id } of figures) expect(page).toContain(`<a href="#${id}">`)
    expect(page).not.toContain('class="claims"')
  })

  it('shows claims as text, in HTML and in Markdown', () => {
    expect(findingsSection(found())!.markup).toContain('Half &lt;b&gt;human&lt;/b&gt; data keeps more')
    expect(findingsMarkdown(found()).join('\n')).toContain(
      '- **Half &lt;b&gt;human&lt;/b&gt; data keeps more** (holds): +',
    )
    expect(findingsMarkdown({ claims: [], figures: [] })).toEqual([])
    expect(findingsSection({ claims: [], figures: [] })).toBeUndefined()
    expect(claimsInWords([])).toBeUndefined()
  })
})
