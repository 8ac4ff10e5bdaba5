import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Results } from '../../../src/contracts/results.js'
import { type LiveReport, openLiveReport } from '../../../src/workflows/watch/index.js'
import { noChromium, openChromium, troubleOf } from '../../helpers/chromium.js'
import { resultsCsv } from '../../../src/report/csv.js'
import { pageContent } from '../../../src/report/html/page.js'
import { reportMaterial } from '../../../src/report/report-material.js'
import { fakeNumbers } from '../../report/fake-numbers.js'
import { FAKE_ARMS, fakeResults } from '../../report/fake-results.js'

const HOSTILE = ' </script><script>window.hacked=1</script><img src=x onerror="window.hacked=1">'

/** What is stored when so many generations are measured. */
function until(generation: number): Results {
  const arms = FAKE_ARMS.slice(0, 2)
  const all = fakeResults({ arms, seeds: 2, generations: 4, text: HOSTILE })
  const there = (one: { readonly generation: number }) => one.generation <= generation
  return {
    ...all,
    rows: all.rows.filter(there),
    mixes: all.mixes.filter(there),
    excerpts: all.excerpts.filter(there),
  }
}

async function opened(): Promise<{ live: LiveReport; warnings: string[] }> {
  const warnings: string[] = []
  const live = await openLiveReport({
    name: 'study.yaml',
    port: 0,
    warn: (message) => warnings.push(message),
  })
  return { live, warnings }
}

describe('a live report', () => {
  const content = async (live: LiveReport) =>
    (await (await fetch(new URL('/report', live.url))).json()) as Record<string, string | number>

  it('waits, shows what is read, and keeps the last when reading fails', async () => {
    const { live, warnings } = await opened()
    const waiting = await content(live)
    expect(waiting).toMatchObject({ title: 'study.yaml: live report', main: '' })
    expect((await fetch(new URL('/results.csv', live.url))).status).toBe(404)
    const page = await (await fetch(live.url)).text()
    expect(page).toContain('Waiting for the first generation')
    await live.finish(until(2))
    const first = await content(live)
    expect(first).toMatchObject({
      version: Number(waiting['version']) + 1,
      title: 'quickstart: collapse report',
    })
    expect(await (await fetch(new URL('/results.csv', live.url))).text()).toBe(resultsCsv(until(2).rows))
    expect(first['header']).toContain('After 2 generations')
    expect(`${first['main']}${first['charts']}`).not.toContain('<script>window')
    live.follow(async () => {
      throw new Error('the disk is gone')
    })
    const events = await fetch(new URL('/events', live.url))
    live.changed()
    while (warnings.length === 0) await new Promise((resolve) => setTimeout(resolve, 20))
    expect(warnings).toEqual(['live report: the disk is gone'])
    expect(await content(live)).toEqual(first)
    await events.body?.cancel()
    await live.close()
  })

  it('shows what the written report shows: theory, histograms and all figures', async () => {
    const { live } = await opened()
    const results = fakeNumbers()
    await live.finish(results)
    const { data, figures } = await reportMaterial(results)
    const page = pageContent(data, figures, new Map())
    const { main, charts } = await content(live)
    await live.close()
    expect(data.theory.length).toBeGreaterThan(0)
    expect(main).toBe(page.main.markup)
    expect(JSON.parse(String(charts))).toEqual(JSON.parse(JSON.stringify(page.charts)))
  })

  it('shows why runs failed where nothing is measured', async () => {
    const { live } = await opened()
    const failures = [{ arm: 'replace', seed: 1, generation: 0, message: `broken${HOSTILE}` }]
    await live.finish({ ...until(0), rows: [], failures })
    const { header, main } = await content(live)
    await live.close()
    expect(header).toContain('Waiting for the first generation')
    expect(main).toContain('<h2>One run failed</h2>')
    expect(main).toContain('seed 1, generation 0: <bdi>broken')
    expect(main).not.toContain('<script>')
  })

  it('reads nothing while nobody looks', async () => {
    const { live } = await opened()
    let reads = 0
    live.follow(async () => {
      reads++
      return until(1)
    })
    for (let i = 0; i < 5; i++) live.changed()
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(reads).toBe(0)
    const events = await fetch(new URL('/events', live.url))
    while (reads === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    await events.body?.cancel()
    await live.close()
    expect(reads).toBe(1)
  })
})

/** Waits until an expression is true. Not `waitForFunction`: its policy lets the page evaluate nothing. */
async function holds(page: Page, expression: string): Promise<void> {
  await expect.poll(() => page.evaluate(expression), { timeout: 60_000 }).toBe(true)
}

describe.skipIf(noChromium !== '')(`a live report in Chromium${noChromium}`, () => {
  let browser: Browser
  let page: Page
  let trouble: readonly string[]
  beforeAll(async () => {
    browser = await openChromium()
  })
  afterAll(() => browser?.close())
  beforeEach(async () => {
    page = await browser.newPage({ viewport: { width: 1000, height: 900 } })
    trouble = troubleOf(page)
  })

  it('grows while it is looked at, and keeps what is open, typed and drawn', async () => {
    const { live } = await opened()
    let results = until(0)
    live.follow(async () => results)
    live.progress({ state: 'running', text: 'Running: 10% done.', share: 0.1 })
    await page.goto(live.url)
    expect(await page.locator('h1').textContent()).toBe('Waiting for the first generation')
    await holds(page, "document.querySelector('#live progress').value === 0.1")
    live.changed()
    await page.waitForSelector('#verdict')
    const search = page.getByRole('searchbox', { name: 'Search' })
    const status = page.locator('#browse [role=status]')
    await page.locator('#repeat summary').first().click()
    await page.locator('[data-arm="1"]').click()
    // A chart is drawn when it is near the screen.
    await page.locator('[data-panel="overview-0"]').scrollIntoViewIfNeeded()
    await page.waitForSelector('[data-panel="overview-0"][data-live] svg')
    await search.fill('Mirela')

    results = until(3)
    live.changed()
    await holds(page, "/After 3 generations/.test(document.querySelector('h1').textContent)")
    // Nothing changes under the hands of who types; it does when they are done.
    expect(await status.textContent()).toBe('6 of 6 samples shown')
    await search.blur()
    await expect.poll(() => status.textContent()).toBe('12 of 12 samples shown')
    expect(await search.inputValue()).toBe('Mirela')
    expect(await page.locator('#repeat details').first().getAttribute('open')).toBe('')
    expect(await page.locator('[data-arm="1"]').getAttribute('aria-pressed')).toBe('true')
    // Drawn anew from the new data, when it is near.
    await page.locator('[data-panel="overview-0"]').scrollIntoViewIfNeeded()
    await page.waitForSelector('[data-panel="overview-0"][data-live][aria-label*="at generation 3"] svg')

    await live.finish(until(4))
    live.progress({ state: 'done', text: 'The run is finished.', share: 1 })
    await page.waitForSelector('#live.done')
    expect(await page.locator('#live [role=status]').textContent()).toBe('The run is finished.')
    await holds(page, "/After 4 generations/.test(document.querySelector('h1').textContent)")
    expect(await status.textContent()).toBe('12 of 18 samples shown')
    expect(await page.evaluate('window.hacked')).toBeUndefined()
    expect(await page.evaluate("document.querySelectorAll('main img, main script:not([type])').length")).toBe(
      0,
    )
    expect(trouble).toEqual([])
    await live.close()
    await page.waitForSelector('#live.done p:has-text("The run is finished. The connection is lost")')
    await page.close()
  })

  it('serves a page and a figure to save in each of several windows', async () => {
    const { live } = await opened()
    await live.finish(until(4))
    const others = await Promise.all([1, 2, 3].map(() => browser.newPage()))
    await Promise.all([page, ...others].map((one) => one.goto(live.url)))
    await page.waitForSelector('figure#overview')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('figure#overview [data-save=csv]').click(),
    ])
    expect(download.suggestedFilename()).toBe('overview.csv')
    await Promise.all(others.map((one) => one.close()))
    await live.close()
    await page.close()
  })
})
