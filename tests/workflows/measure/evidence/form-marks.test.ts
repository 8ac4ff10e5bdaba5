import { expect, test } from 'vitest'
import type { FormMark } from '../../../../src/analysis/audit/index.js'
import { formMarks } from '../../../../src/workflows/measure/evidence/form-marks.js'
import { textView } from '../../../../src/text/view.js'
import { Vocabulary } from '../../../../src/text/vocabulary.js'

const shareOf = (mark: FormMark, texts: string[]) => formMarks(textView(texts, new Vocabulary()))[mark]?.value

test.each<[FormMark, string, string]>([
  ['line breaks', 'one\ntwo', '\none two\n'],
  ['list items', 'this:\n1. first', 'in 1. first'],
  ['Markdown headings or bold', '## Title', '#hashtag 2 ** 3'],
  ['code fences', '```js', '`js`'],
  ['HTML tags', 'a <br/> b', '1 < 2 > 0'],
  ['web addresses', 'see https://example.org', 'https is a protocol'],
  ['straight double quotes', 'he said "yes"', 'he said “yes”'],
  ['curly double quotes', 'he said “yes”', 'he said "yes"'],
  ['long dashes', 'a — b', 'a - b'],
  ['emoji', 'good 😀', 'good © 1'],
  ['spaces before commas', 'one , two', 'one, two'],
])('%s stand in one of two documents', (mark, holds, not) => {
  expect(shareOf(mark, [holds, not])).toBe(0.5)
})

test('a long hostile line is read once', () => {
  const hostile = ['<a'.repeat(200_000), `\n${' '.repeat(500_000)}`, '*'.repeat(500_000), '1'.repeat(500_000)]
  expect(shareOf('HTML tags', hostile)).toBe(0)
})
