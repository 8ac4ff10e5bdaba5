import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeReport } from '../../src/report/index.js'
import { noChromium, openChromium, troubleOf } from '../helpers/chromium.js'
import { FAKE_ARMS, fakeResults } from './fake-results.js'

const HOSTILE = ' <img src=x onerror="window.hacked=1"></script><script>window.hacked=1</script>\u202e'

describe.skipIf(noChromium !== '')(`samples and downloads in Chromium${noChromium}`, () => {
  let browser: Browser
  let folder = ''
  let file = ''

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'report-samples-'))
    const results = fakeResults({ arms: FAKE_ARMS.slice(0, 2), seeds: 2, text: HOSTILE })
    const excerpts = results.excerpts.map((excerpt) => ({
      ...excerpt,
      statements: [
        { kind: 'right' as const, start: 0, end: 44, tier: '2-3' },
        ...(excerpt.generation === 10 ? [{ kind: 'false' as const, start: 45, end: 88, tier: '1' }] : []),
      ],
    }))
    file = (await writeReport({ ...results, excerpts }, folder)).html
    // What can be saved is made in the page: the pictures beside it are not asked for.
    await rm(join(folder, 'charts'), { recursive: true })
    browser = await openChromium()
  })
  afterAll(async () => {
    await browser?.close()
    await rm(folder, { recursive: true, force: true })
  })

  async function open(width: number): Promise<{ page: Page; trouble: readonly string[] }> {
    const page = await browser.newPage({ viewport: { width, height: 900 } })
    const trouble = troubleOf(page)
    await page.goto(`file://${file}`)
    await page.locator('#browse').scrollIntoViewIfNeeded()
    return { page, trouble }
  }

  it.each([1280, 390])(
    'at %d px: searches, filters and marks, with labels and no overflow',
    async (width) => {
      const { page, trouble } = await open(width)
      const choice = (name: string) => page.getByRole('combobox', { name })
      const cards = page.locator('#browse ol > li')
      const status = page.locator('#browse [role=status]')
      expect(await status.textContent()).toBe('12 of 18 samples shown')
      await page.getByRole('button', { name: 'Show more' }).press('Enter')
      expect(await cards.count()).toBe(18)
      // Who goes on by keyboard is where the new samples begin.
      expect(
        await page.evaluate('document.activeElement.parentElement.children[12] === document.activeElement'),
      ).toBe(true)

      await choice('Strategy').selectOption({ label: 'replace' })
      await choice('Generation').selectOption('10')
      expect(await status.textContent()).toBe('3 of 3 samples shown')
      expect(await cards.first().locator('h4').textContent()).toContain(
        'replace · generation 10 · document 1',
      )
      const text = await cards.first().locator('blockquote').textContent()
      expect(text).toContain('[true: Mirela Dunn was born in Port Ansel in 17010.')
      expect(text).toContain('[false: ')
      expect(text).toContain('</script><script>window.hacked=1</script>⟨U+202E⟩')
      expect(await cards.first().locator('mark.false').getAttribute('title')).toBe(
        'false statement; its fact is stated once by human text',
      )
      expect(
        await page.evaluate("getComputedStyle(document.querySelector('#browse blockquote')).unicodeBidi"),
      ).toBe('isolate')

      await choice('Generation').selectOption('')
      await choice('Facts by rarity').selectOption({ label: 'stated once' })
      expect(await status.textContent()).toBe('3 of 3 samples shown')
      await choice('Facts by rarity').selectOption('')
      await page.getByRole('searchbox', { name: 'Search' }).fill('IN 1715.')
      expect(await status.textContent()).toBe('1 of 1 sample shown')
      await page.getByRole('searchbox', { name: 'Search' }).fill('nowhere')
      expect(await status.textContent()).toBe('No sample fits: loosen a filter.')

      await page.getByRole('searchbox', { name: 'Search' }).fill('17010')
      await page.getByLabel('Changes against generation 0').press('Space')
      expect(await cards.first().locator('del').allTextContents()).toEqual(['[removed: 1700]'])
      expect(await cards.first().locator('ins').allTextContents()).toEqual(['[added: 17010]'])
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
      expect(await page.evaluate('window.hacked')).toBeUndefined()
      expect(trouble).toEqual([])
      await page.close()
    },
  )

  it('saves each figure as SVG, PNG and CSV, with nothing but the file', async () => {
    const { page, trouble } = await open(1280)
    const figure = page.locator('figure#overview')
    const saved = async (format: string) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        figure.locator(`[data-save=${format}]`).click(),
      ])
      expect(download.suggestedFilename()).toBe(`overview.${format}`)
      expect(download.url()).toMatch(/^blob:/)
      return readFile((await download.path())!)
    }
    const svg = (await saved('svg')).toString()
    expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/)
    expect(svg).toContain('Distinct-2')
    expect(svg).not.toMatch(/NaN|undefined/)
    const png = await saved('png')
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    // Twice the size of the picture in points.
    expect(png.readUInt32BE(16)).toBe(2 * Number(/ width="(\d+)"/.exec(svg)![1]))

    const lines = (await saved('csv')).toString().trimEnd().split('\n')
    expect(lines[0]).toBe('panel,series,arm,generation,value,low,high,seeds')
    // Two strategies, eleven generations, in each of the panels.
    expect(lines.length - 1).toBe(22 * (await figure.locator('.panel').count()))
    expect(lines.filter((line) => line.startsWith('Distinct-2,points,replace,10,'))).toHaveLength(1)
    expect(trouble).toEqual([])
    await page.close()
  })

  it('saves every other figure too', async () => {
    const { page, trouble } = await open(1280)
    const ids = await page.evaluate("[...document.querySelectorAll('figure')].map((one) => one.id)")
    expect((ids as string[]).length).toBeGreaterThan(4)
    for (const id of ids as string[]) {
      for (const format of ['svg', 'png', 'csv']) {
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page.locator(`figure#${id} [data-save=${format}]`).click(),
        ])
        const bytes = await readFile((await download.path())!)
        expect(bytes.length, `${id}.${format}`).toBeGreaterThan(100)
      }
    }
    expect(trouble).toEqual([])
    await page.close()
  })
})
