import { expect, it } from 'vitest'
import { reportData } from '../../../src/report/report-data.js'
import { verdictOf } from '../../../src/report/verdict/verdict-json.js'
import { verdictMarkdown } from '../../../src/report/verdict/verdict-markdown.js'
import { fakeResults } from '../../report/fake-results.js'

const failures = [{ arm: 'replace', seed: 1, generation: 5, message: 'out of <memory>' }]

it('is the finding, the verdict table, each arm in words, and all answers', () => {
  const text = verdictMarkdown(reportData({ ...fakeResults(), failures }))
  expect(text).toMatch(/^# quickstart: After 10 generations replace keeps /)
  expect(text).toContain('- Failed: replace, seed 1, generation 5: out of &lt;memory&gt;')
  expect(text).toMatch(/^\| replace \| collapsed \|/m)
  expect(text).toMatch(/^- replace \(collapsed\)\. Rare-fact coverage/m)
  for (const title of ['Is it collapse?', 'Where it is heading', 'First warnings', 'Half-lives of facts'])
    expect(text).toContain(title)
  expect(text).toContain('- Narrowed: one of them is lower by more than 5%')
})

it('tells of the arms asked for alone', () => {
  const data = reportData(fakeResults())
  expect(verdictMarkdown(data, ['accumulate'])).not.toMatch(/^\| replace/m)
  expect(verdictOf(data, ['accumulate']).arms.map(({ arm }) => arm)).toEqual(['accumulate'])
  expect(verdictOf(data).arms).toHaveLength(6)
})
