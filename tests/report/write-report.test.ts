import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ResultRow } from '../../src/contracts/results.js'
import { summaryJson, writeReport } from '../../src/report/index.js'
import { FAKE_ARMS, fakeResults } from './fake-results.js'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'report-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))
const small = { arms: FAKE_ARMS.slice(0, 3), seeds: 2, generations: 3 }

describe('writeReport', () => {
  it('answers the six questions in their order, in both forms', async () => {
    const files = await writeReport(fakeResults(small), join(folder, 'a'))
    const page = await readFile(files.html, 'utf8')
    const places = ['verdict', 'generations', 'rarity', 'mix', 'samples', 'repeat'].map((id) =>
      page.indexOf(`<section id="${id}"`),
    )
    expect(places.every((place) => place > 0)).toBe(true)
    expect([...places].sort((a, b) => a - b)).toEqual(places)
    const markdown = await readFile(files.markdown, 'utf8')
    expect(markdown.match(/^## \d\. /gm)).toHaveLength(6)
    for (const [, path] of markdown.matchAll(/\]\((charts\/[^)]+)\)/g)) {
      expect((await stat(join(folder, 'a', path!))).size).toBeGreaterThan(1000)
    }
    expect(JSON.parse(await readFile(files.summary, 'utf8'))).toMatchObject({ reference: 'control' })
    for (const text of [page.replace(/<script[\s\S]*?<\/script>/g, ''), markdown])
      expect(text).not.toMatch(/\bNaN\b/)
  })

  it('says what a token is, and where sizes of samples differ', async () => {
    const results = fakeResults({ ...small, facts: false })
    const sizes = results.rows
      .filter(({ metric }) => metric === 'types')
      .map((row): ResultRow => ({ ...row, metric: 'tokens', value: row.arm === 'replace' ? 900 : 1000 }))
    const info = results.metrics[0]
    const metrics = [
      ...results.metrics.map((known) => ({ ...known, dependsOn: ['tokens'] as const })),
      { ...info, id: 'kept.types', dependsOn: ['tokens'] as const },
    ]
    const unmatched = { ...results, rows: [...results.rows, ...sizes], metrics, tokenisation: 'words' }
    const files = await writeReport(unmatched, join(folder, 'sizes'))
    const [page, markdown] = await Promise.all(
      [files.html, files.markdown].map((file) => readFile(file, 'utf8')),
    )
    for (const text of [page, markdown]) {
      expect(text).toContain('Tokens are Unicode words.')
      expect(text).toContain('replace has 900 tokens, the control 1,000')
      expect(text).toContain('Kept samples differ in size')
    }
    expect(summaryJson(unmatched)).toMatchObject({ tokenisation: 'words' })
    expect(summaryJson(unmatched).caveats).toHaveLength(3)
    // The fake arm that accumulates trains on more documents; nothing else is to be said of these.
    expect(summaryJson(results).caveats).toEqual([expect.stringContaining('Accumulate trains on')])
  })

  it('prints nothing in bold as clear, and no verdict, from one seed', async () => {
    const files = await writeReport(fakeResults({ ...small, seeds: 1 }), join(folder, 'one'))
    const page = await readFile(files.html, 'utf8')
    expect(page).not.toMatch(/class="away"|Bold: 0 is not in it|class="badge b-(collapsed|narrowed|held)"/)
    expect(page).toContain('One seed: no interval. Seen in it: ')
    expect(page).toMatch(/<h1>[^<]*\(one seed, no interval\)<\/h1>/)
    expect(await readFile(files.markdown, 'utf8')).toContain('no difference can be called clear')
  })

  it('says under the verdict table that a grown training set changes the loss too', async () => {
    const files = await writeReport(fakeResults(small), join(folder, 'grown'))
    const sentence =
      'Accumulate trains on 4 times as many documents as the control: its loss also reflects that.'
    const page = await readFile(files.html, 'utf8')
    expect(page.indexOf(sentence)).toBeGreaterThan(page.indexOf('<table class="verdict">'))
    expect(page.indexOf(sentence)).toBeLessThan(page.indexOf('id="generations"'))
    expect(await readFile(files.markdown, 'utf8')).toContain(`\n\n${sentence}\n\n`)
  })

  it('gives the same bytes again', async () => {
    const first = await writeReport(fakeResults(small), join(folder, 'b'))
    const second = await writeReport(fakeResults(small), join(folder, 'c'))
    const paths = (files: typeof first) => [
      files.html,
      files.markdown,
      files.csv,
      files.parquet,
      files.summary,
      ...files.charts,
    ]
    for (const [i, path] of paths(first).entries()) {
      expect((await readFile(path)).equals(await readFile(paths(second)[i]!)), path).toBe(true)
    }
  })

  it('shows what each strategy cost, and that the control went on from its own model', async () => {
    const arms = small.arms.map((arm) => ({ ...arm, continues: true }))
    const results = fakeResults({ ...small, arms })
    const files = await writeReport(results, join(folder, 'cost'))
    const cells = [
      '10.0 s, 100 k tokens, 600 MFLOP',
      '5.0 s, 200 k tokens, 400 MFLOP',
      '32.0 s, 1.20 M tokens, 3.20 GFLOP',
    ]
    const sentence = 'The control goes on from its own previous model on the same human text'
    const page = await readFile(files.html, 'utf8')
    const markdown = await readFile(files.markdown, 'utf8')
    for (const cell of cells) {
      const [seconds, ...more] = cell.split(', ')
      expect(page).toContain(`<td>${seconds}${more.map((part) => `<small>${part}</small>`).join('')}</td>`)
      expect(markdown).toContain(cell)
    }
    expect(page).toContain(sentence)
    expect(markdown).toContain(sentence)
    expect(page.indexOf(sentence)).toBeLessThan(page.indexOf('id="generations"'))
    expect(summaryJson(results).cost[0]).toEqual({
      arm: 'control',
      generations: 2,
      fit: {
        generations: 2,
        perGeneration: { seconds: 10, tokens: 1e5, flops: 6e8 },
        total: { seconds: 20, tokens: 2e5, flops: 12e8 },
      },
      sample: {
        generations: 2,
        perGeneration: { seconds: 5, tokens: 2e5, flops: 4e8 },
        total: { seconds: 10, tokens: 4e5, flops: 8e8 },
      },
      measure: {
        generations: 2,
        perGeneration: { seconds: 1, tokens: 3e5, flops: 6e8 },
        total: { seconds: 2, tokens: 6e5, flops: 12e8 },
      },
      total: { seconds: 32, tokens: 12e5, flops: 32e8 },
    })
    expect(
      await readFile((await writeReport(fakeResults(small), join(folder, 'plain'))).markdown, 'utf8'),
    ).not.toContain(sentence)
  })

  it('lists failed runs, and says undefined and infinite in words', async () => {
    const edit = (row: ResultRow) => {
      if (row.metric === 'distinct_n.pooled.n2' && row.arm === 'replace') {
        return { ...row, value: undefined, undefinedReason: 'fewer than 1000 tokens' }
      }
      return row
    }
    const failures = [{ arm: 'replace', seed: 2, generation: 1, message: 'no <memory> left' }]
    const files = await writeReport({ ...fakeResults({ ...small, edit }), failures }, join(folder, 'd'))
    const page = await readFile(files.html, 'utf8')
    expect(page).toContain('no &lt;memory&gt; left')
    expect(page).toContain('undefined: fewer than 1000 tokens')
    expect(await readFile(files.markdown, 'utf8')).toContain('no &lt;memory&gt; left')
  })

  it('has no place for infinity in JSON but the word', () => {
    const edit = (row: ResultRow) => ({ ...row, value: Number.POSITIVE_INFINITY })
    expect(JSON.stringify(summaryJson(fakeResults({ ...small, edit })))).toContain('"mean":"Infinity"')
  })

  it('writes a report where every run failed', async () => {
    const failures = [{ arm: 'replace', seed: 1, generation: 0, message: 'out of memory' }]
    const files = await writeReport(
      { ...fakeResults(small), rows: [], mixes: [], excerpts: [], failures },
      join(folder, 'e'),
    )
    expect(await readFile(files.html, 'utf8')).toContain('out of memory')
  })
})
