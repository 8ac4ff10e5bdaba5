import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeReport } from '../../src/report/index.js'
import { noChromium, openChromium, troubleOf } from '../helpers/chromium.js'
import { FAKE_ARMS, fakeResults } from './fake-results.js'

const HOSTILE = `</script><script>window.hacked = 1</script><img src="http://example.invalid/x" onerror="window.hacked = 1">\u202e`

describe.skipIf(noChromium !== '')(`the page in Chromium${noChromium}`, () => {
  let browser: Browser
  let folder = ''
  let file = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'report-page-'))
    const arms = FAKE_ARMS.map((arm, i) => (i === 1 ? { ...arm, name: HOSTILE, description: HOSTILE } : arm))
    const results = fakeResults({ arms, seeds: 2, text: HOSTILE })
    const hostile = { ...results, configuration: HOSTILE, notes: [HOSTILE], experiment: HOSTILE }
    file = (await writeReport(hostile, folder)).html
    browser = await openChromium()
  })
  afterAll(async () => {
    await browser?.close()
    await rm(folder, { recursive: true, force: true })
  })

  it.each([1280, 390])('at %d px: inert, quiet, no request, no overflow, every chart live', async (width) => {
    const page = await browser.newPage({ viewport: { width, height: 900 } })
    const trouble = troubleOf(page)
    const requests: string[] = []
    page.on('request', (request) => {
      if (!request.url().startsWith('data:')) requests.push(request.url())
    })
    await page.goto(`file://${file}`)
    const height = await page.evaluate('document.documentElement.scrollHeight')
    for (let y = 0; y < Number(height) + 3000; y += 700) {
      await page.evaluate(`scrollTo(0, ${y})`)
      await page.waitForTimeout(60)
    }
    await page.waitForFunction(
      "document.querySelectorAll('[data-panel]').length === document.querySelectorAll('[data-live] svg').length",
    )
    expect(await page.evaluate("document.querySelectorAll('[data-live]').length")).toBeGreaterThan(10)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
    // Only the heatmap may scroll, inside its own box.
    expect(
      await page.evaluate(
        "[...document.querySelectorAll('.plot:not(.wide)')].filter((e) => e.scrollWidth > e.clientWidth + 1).length",
      ),
    ).toBe(0)
    // Labels measured in the real font: nothing is drawn outside its picture.
    expect(
      await page.evaluate(`[...document.querySelectorAll('[data-live] svg')].flatMap((svg) => {
        const box = svg.getBoundingClientRect()
        return [...svg.querySelectorAll('text')].filter((text) => {
          const own = text.getBoundingClientRect()
          return own.width > 0 && (own.right > box.right + 1.5 || own.left < box.left - 1.5)
        }).map((text) => text.textContent)
      })`),
    ).toEqual([])
    // Picking a strategy out fades the others in every chart, and a second click brings them back.
    await page.locator('[data-arm="2"]').click()
    expect(await page.locator('[data-arm="2"]').getAttribute('aria-pressed')).toBe('true')
    await page.locator('[data-arm="2"]').click()
    const point = page.locator('[data-panel="overview-0"]')
    await point.scrollIntoViewIfNeeded()
    const box = (await point.boundingBox())!
    await page.mouse.move(box.x + box.width * 0.35, box.y + box.height * 0.3)
    await page.mouse.move(box.x + box.width * 0.36, box.y + box.height * 0.31)
    await page.waitForSelector('#vg-tooltip-element.visible')
    expect(await page.locator('#vg-tooltip-element').textContent()).toMatch(/interval/)
    expect(await page.evaluate('window.hacked')).toBeUndefined()
    expect(requests).toEqual([`file://${file}`])
    expect(trouble).toEqual([])
    await page.close()
  })
})
