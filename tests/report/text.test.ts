import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { resultsCsv } from '../../src/report/csv.js'
import { html, jsonForScript } from '../../src/report/html/safe-html.js'
import { escapeMarkdown, fenced } from '../../src/report/markdown/escape.js'
import { visible, visibleLine } from '../../src/report/visible.js'
import { fakeResults } from './fake-results.js'

describe('untrusted text', () => {
  it('shows control and reordering characters', () => {
    expect(visible('a\u202eb\u0000c\u2066')).toBe('a⟨U+202E⟩b⟨U+0000⟩c⟨U+2066⟩')
    expect(visible('line\nnext\ttab')).toBe('line\nnext\ttab')
    expect(visible('\ud83d lone, 😀 whole')).toBe('⟨U+D83D⟩ lone, 😀 whole')
    expect(visibleLine('x'.repeat(50), 10)).toHaveLength(10)
  })

  it('is escaped in HTML, in attributes and in scripts', () => {
    const hostile = `"'><img src=x onerror=alert(1)></script>`
    expect(html`<p title="${hostile}">${hostile}</p>`.markup).not.toMatch(/<img|<\/script/)
    expect(html`${[html`<b>${'<'}</b>`]}`.markup).toBe('<b>&lt;</b>')
    const json = jsonForScript({ hostile: '</script><!--' }).markup
    expect(json).not.toContain('<')
    expect(JSON.parse(json)).toEqual({ hostile: '</script><!--' })
  })

  it('is no markup in Markdown', () => {
    expect(escapeMarkdown('a|b <i>*x*</i>')).toBe('a\\|b &lt;i&gt;\\*x\\*&lt;/i&gt;')
    expect(escapeMarkdown('[x](javascript:1)')).toMatch(/^\\\[x\\\]/)
    expect(fenced('```\nout')).toMatch(/^````\n/)
  })

  it('starts no formula in a spreadsheet, while numbers stay numbers', () => {
    const [row] = fakeResults({ seeds: 1, generations: 1 }).rows
    const csv = resultsCsv([
      { ...row!, arm: '=cmd()|"x"', value: -1.5, n: undefined },
      { ...row!, arm: '@a,\nb', value: undefined, undefinedReason: '+1', note: '-2' },
      { ...row!, value: Number.POSITIVE_INFINITY },
    ])
    const rows = parse(csv, { columns: true }) as Record<string, string>[]
    expect(rows[0]).toMatchObject({ arm: `'=cmd()|"x"`, value: '-1.5', n: '' })
    expect(rows[1]).toMatchObject({ arm: `'@a,\nb`, value: '', undefined_reason: `'+1`, note: `'-2` })
    expect(rows[2]).toMatchObject({ value: 'Infinity' })
  })
})
