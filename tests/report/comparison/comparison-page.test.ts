import { describe, expect, it } from 'vitest'
import { compareArms, comparisonTable } from '../../../src/analysis/comparison/index.js'
import { summarise } from '../../../src/analysis/index.js'
import { comparisonHtml } from '../../../src/report/comparison/comparison-html.js'
import { comparisonMarkdown } from '../../../src/report/comparison/comparison-markdown.js'
import { FAKE_ARMS, fakeResults } from '../fake-results.js'

const hostile = { ...FAKE_ARMS[1], name: '<script>|x|</script>' }
const results = fakeResults({ arms: [FAKE_ARMS[0], hostile], facts: false })
const table = comparisonTable(compareArms(results), summarise(results).metrics)

describe('a table of comparisons', () => {
  it('has a cell for every column, and says what it rests on', () => {
    for (const row of table.rows) expect(row).toHaveLength(table.columns.length)
    const [row] = table.rows
    expect(row[1]).toBe('Distinct-2, generation 10')
    expect(row[5]).toMatch(/^(−|\+|±)[\d.]+ pt \([−+][\d.]+ to [−+][\d.]+\)$/)
    expect(row[7]).toMatch(/^0\.\d{4} \(0\.0625\)$/)
    expect(table.notes.join(' ')).toContain('within 5% of the reference (2 points for')
  })

  it('is a Markdown table in which names are no markup', () => {
    const text = comparisonMarkdown('Title', table)
    expect(text).toContain('| strategy | metric | finding |')
    expect(text).not.toContain('<script>')
  })

  it('is a page without scripts in which names are no markup', () => {
    const page = comparisonHtml('Title', table)
    expect(page).toContain("default-src 'none'")
    expect(page).not.toContain('<script')
    expect(page.match(/<tr>/g)).toHaveLength(table.rows.length + 1)
  })
})
