import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { writeReport } from '../src/report/index.js'
import { FAKE_ARMS, fakeResults } from '../tests/report/fake-results.js'

// The page of 20 arms, 20 generations and 10 seeds in Chromium: `npx tsx bench/report-page.ts`. Must stay under 5 MB
// and open in under 2 s; on a busy machine the seconds of the processor tell more than those of the clock.
const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'
const [control, ...others] = FAKE_ARMS
const arms = Array.from({ length: 20 }, (_, i) => {
  const arm = others[i % others.length]!
  return i === 0 ? control! : { ...arm, name: `${arm.name} ${i}` }
})
const folder = await mkdtemp(join(tmpdir(), 'report-page-'))
try {
  const { html } = await writeReport(fakeResults({ arms, seeds: 10, generations: 20 }), folder)
  process.stdout.write(`${((await stat(html)).size / 1e6).toFixed(2)} MB\n`)
  for (const width of [1280, 390]) {
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
    const page = await browser.newPage({ viewport: { width, height: 900 } })
    const session = await page.context().newCDPSession(page)
    await session.send('Performance.enable')
    await page.goto(`file://${html}`)
    const { metrics } = await session.send('Performance.getMetrics')
    const busy = metrics.find(({ name }) => name === 'ProcessTime')!.value
    const loaded = await page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
    process.stdout.write(
      `${width} px: loaded after ${(Number(loaded) / 1000).toFixed(2)} s, ${busy.toFixed(2)} s of the processor\n`,
    )
    await browser.close()
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}
