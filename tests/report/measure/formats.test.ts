import { describe, expect, it } from 'vitest'
import { textTable } from '../../../src/cli/table.js'
import {
  measurementCsv,
  measurementHtml,
  measurementJson,
  measurementMarkdown,
  measurementText,
} from '../../../src/report/measure/index.js'
import { fakeMeasurement } from './fake-measurement.js'

const HOSTILE = [
  '</script><script>alert(1)</script>',
  '=cmd|calc',
  '\u202egnp.exe\u0007\u001b[31m',
  '| a | `b` [c](http://d)',
  '<img src=x onerror=alert(1)>',
]
const lines = (text: string) => text.split('\n')

describe('the terminal', () => {
  it('keeps to its columns and marks directions', () => {
    const text = measurementText(fakeMeasurement(), 100, textTable)
    expect(Math.max(...lines(text).map((line) => [...line].length))).toBeLessThanOrEqual(100)
    expect(text).toContain('[serious] model a is narrower than human text: vocabulary used −20%')
    expect(text).toMatch(/Vocabulary used ↑ +1,000 +800 −20% ▼ +600 −40% ▼/)
    // One bit less is half of the kinds.
    expect(text).toMatch(/Entropy of 1-grams ↑ +9 +8 −50% ▼ +7 −75% ▼/)
    expect(text).toContain('not measured: tiny: needs 10 documents, has 3')
    expect(text).toContain('– Coverage: rare: needs 50 tokens, has 12')
  })

  it('shows many groups in several tables', () => {
    const groups = Array.from({ length: 9 }, (_, index) => `generation ${index}`)
    const text = measurementText(fakeMeasurement(groups), 100, textTable)
    expect(lines(text).filter((line) => line.startsWith('measure '))).toHaveLength(3)
    expect(Math.max(...lines(text).map((line) => [...line].length))).toBeLessThanOrEqual(100)
  })

  it('shows the interval where one group stands alone', () => {
    const { reference: _, ...alone } = fakeMeasurement(['data'])
    expect(measurementText({ ...alone, findings: [] }, 100, textTable)).toContain('1,000 (960 to 1,040)')
  })

  it.each(HOSTILE)('shows %j inert', (text) => {
    const shown = measurementText(fakeMeasurement(['human', text], text), 100, textTable)
    expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/)
  })
})

describe('files', () => {
  it('json is complete, and infinite values are words', () => {
    const measurement = fakeMeasurement()
    expect(JSON.parse(measurementJson(measurement))).toEqual(measurement)
    const infinite = {
      ...measurement,
      values: [{ group: 'human', metric: 'types', part: '', value: Number.POSITIVE_INFINITY }],
    }
    expect(JSON.parse(measurementJson(infinite)).values[0].value).toBe('Infinity')
  })

  it('json escapes what would hide on a terminal, and reads back the same', () => {
    const measurement = fakeMeasurement(['human', '\u202eabc\u0007'])
    const json = measurementJson(measurement)
    expect(json).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/)
    expect(JSON.parse(json)).toEqual(measurement)
  })

  it('csv has one row a value, with its difference', () => {
    const [header, ...rows] = lines(measurementCsv(fakeMeasurement()).trim())
    expect(header).toMatch(
      /^group,role,documents,tokens,metric,part,label,unit,better,at_tokens,value,low,high,n,/,
    )
    expect(rows).toHaveLength(3 * 4 + 1)
    expect(rows).toContain(
      'model a,compared,100,5000,types,,Vocabulary used,share of tokens,higher,4000,800,760,840,5000,,human,-200,-250,-150,0.8,0.75,0.8500000000000001,1e-9',
    )
    expect(rows.at(-1)).toMatch(/^tiny,compared,3,12,,.*"?needs 10 documents, has 3"?/)
  })

  it('csv runs no formula and hides nothing', () => {
    for (const text of HOSTILE) {
      const csv = measurementCsv(fakeMeasurement(['human', text]))
      expect(csv).not.toMatch(/(^|,)"?[=@+]/m)
      expect(csv).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/)
    }
  })

  it('markdown escapes what would be markup', () => {
    const markdown = measurementMarkdown(fakeMeasurement())
    expect(markdown).toContain('# model a is narrower than human text: vocabulary used −20%')
    expect(markdown).toContain('## Before you read on')
    for (const text of HOSTILE) {
      const escaped = measurementMarkdown(fakeMeasurement(['human', text], text))
      expect(escaped).not.toMatch(/<script|<img|(?<!\\)\]\(http/)
      for (const row of lines(escaped).filter((line) => line.startsWith('| '))) {
        // Three columns of measures, six of groups, and the empty ends.
        expect([5, 8]).toContain(row.replaceAll('\\|', '').split('|').length)
      }
    }
  })
})

describe('the page', () => {
  it('begins with the finding and shows the evidence', async () => {
    const page = await measurementHtml(fakeMeasurement())
    expect(page).toContain('<h1><bdi>model a is narrower than human text: vocabulary used −20%</bdi></h1>')
    expect(page.indexOf('Before you read on')).toBeLessThan(page.indexOf('What was found'))
    expect(page.indexOf('What was found')).toBeLessThan(page.indexOf('id="differences"'))
    expect(page).toContain('<blockquote dir="auto">the same again</blockquote>')
    const markup = page.slice(0, page.indexOf('<script type="application/json"'))
    expect(markup).not.toMatch(/NaN|undefined%|\[object/)
  })

  it.each(HOSTILE)('is inert with %j', async (text) => {
    const page = await measurementHtml(fakeMeasurement(['human', text], text))
    const own = page.slice(0, page.indexOf('<script type="application/json"'))
    expect(own).not.toMatch(/<script|<img|\u202e|\u0007|\u001b/)
    // The data of charts is in a script element, which nothing in it may close.
    const data = page.slice(page.indexOf('id="chart-data"')).split('</script>')[0]
    expect(data).not.toContain('alert(1)</')
  })

  it('needs no reference', async () => {
    const { reference: _, ...alone } = fakeMeasurement(['data'])
    expect(await measurementHtml({ ...alone, differences: [], findings: [] })).toContain(
      '1 group measured; nothing stands out',
    )
  })
})
