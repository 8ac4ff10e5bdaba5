import { rmSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { layout } from '../../../src/loop/store/layout.js'
import { takeLock } from '../../../src/loop/store/lock.js'
import { writeManifest } from '../../../src/loop/results/manifest.js'
import { overviewOf } from '../../../src/loop/results/overview.js'
import { STORE_FORMAT } from '../../../src/loop/store/records.js'
import type { TextSession } from '../../../src/loop/text/session.js'
import { followStoredRun, type LiveReport, openLiveReport } from '../../../src/workflows/watch/index.js'
import { StoredRunWatch } from '../../../src/workflows/watch/stored-run-watch.js'
import { noChromium, openChromium, troubleOf } from '../../helpers/chromium.js'
import { tinyExperiment } from '../../helpers/experiments.js'
import { temporaryFolder } from '../../helpers/folder.js'
import { open } from '../../loop/open.js'

/** A stored run is looked at every second; a busy machine may take longer. */
const PATIENCE = { timeout: 30_000 }

/** A run in this process that goes on generation by generation, as another process would. */
async function growing() {
  const root = temporaryFolder()
  const session = await open(tinyExperiment({ metrics: 'distinct_n.pooled.n2, probe_loss' }), root)
  return {
    root,
    manifest: () => writeManifest(root, manifestOf(session)),
    until: async (arm: string, last: number) =>
      session.chain(session.arm(arm).arm, 1).run(last, { phase() {}, done() {} }),
    fail: (arm: string, message: string) =>
      session.store.writeFailure(arm, 1, { format: STORE_FORMAT, generation: 1, message }),
  }
}

function manifestOf(session: TextSession) {
  return {
    format: STORE_FORMAT,
    text: '',
    options: { path: 'test.yaml' },
    resolved: 'name: tiny\n',
    overview: overviewOf(session),
    modules: {},
    fingerprint: 'abc',
    human: [{ pool: 'train', documents: 100, tokens: 4000 }],
    notes: [],
  }
}

describe('a stored run that is watched', () => {
  it('tells what is new at each look, and has it in its results', async () => {
    const { root, manifest, until, fail } = await growing()
    const warnings: string[] = []
    const watch = new StoredRunWatch(root, (message) => warnings.push(message))
    const unlock = await takeLock(root)
    expect(await watch.look()).toMatchObject({ isChanged: false, progress: { state: 'running', share: 0 } })
    expect(await watch.read()).toBeUndefined()
    await manifest()
    await until('control', 1)
    expect(await watch.look()).toMatchObject({
      isChanged: true,
      progress: { state: 'running', text: 'Running: 2 of 6 generations stored.' },
    })
    const first = await watch.read()
    expect(first?.arms.map(({ name }) => name)).toEqual(['control'])
    // Histograms are not in the records: they are read beside them.
    expect(first?.histograms?.map(({ generation }) => generation)).toEqual([0, 1])
    await until('replace', 2)
    await fail('control', 'out of memory')
    await watch.look()
    const second = await watch.read()
    expect(second?.failures.map(({ message }) => message)).toEqual(['out of memory'])
    expect(second?.histograms).toHaveLength(5)
    await unlock()
    expect((await watch.look()).progress.text).toBe(
      'Nothing is running: 5 of 6 generations stored; 1 run failed.',
    )
    await until('control', 2)
    expect((await watch.look()).progress).toMatchObject({ state: 'done', text: 'The run is finished.' })
    expect((await watch.look()).isChanged).toBe(false)
    expect(warnings).toEqual([])
  })

  it('starts anew with a run that was thrown away', async () => {
    const { root, manifest, until } = await growing()
    await manifest()
    await until('control', 0)
    const watch = new StoredRunWatch(root, () => {})
    await watch.look()
    rmSync(layout.experiment(root))
    rmSync(layout.run(root, 'control', 1), { recursive: true })
    await watch.look()
    expect(await watch.read()).toBeUndefined()
    await manifest()
    expect((await watch.look()).progress.share).toBe(0)
    expect((await watch.read())?.rows).toEqual([])
  })
})

describe.skipIf(noChromium !== '')(`a stored run in Chromium${noChromium}`, () => {
  let browser: Browser
  let page: Page
  let live: LiveReport
  let stop: () => Promise<void>
  beforeAll(async () => {
    browser = await openChromium()
    page = await browser.newPage()
  })
  afterEach(async () => {
    await stop()
    await live.close()
  })
  afterAll(() => browser?.close())

  it('grows on the page as another process stores it, failures included', async () => {
    const { root, manifest, until, fail } = await growing()
    const unlock = await takeLock(root)
    await manifest()
    await fail('replace', '<img src=x onerror="window.hacked=1"> is missing')
    const warnings: string[] = []
    const warn = (message: string) => warnings.push(message)
    live = await openLiveReport({ name: root, port: 0, warn })
    stop = await followStoredRun(root, live, warn)
    const trouble = troubleOf(page)
    await page.goto(live.url)
    const bar = page.locator('#live p')
    await expect
      .poll(() => bar.textContent(), PATIENCE)
      .toBe('Running: 0 of 6 generations stored; 1 run failed.')
    expect(await page.locator('.failed li').textContent()).toContain('<img src=x')
    await until('control', 1)
    await page.waitForSelector('#verdict')
    expect(await page.locator('header').textContent()).toContain('Not finished: 0 of 2 runs')
    await until('control', 2)
    // The other run has failed, which is told by itself.
    await expect.poll(() => page.locator('header').textContent(), PATIENCE).not.toContain('Not finished')
    expect(await page.locator('figure#loss-histograms').count()).toBe(1)
    await until('replace', 2)
    await unlock()
    await page.waitForSelector('#live.done')
    await expect.poll(() => page.locator('.failed').count(), PATIENCE).toBe(0)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('a[href="results.csv"]').click(),
    ])
    expect(download.suggestedFilename()).toBe('results.csv')
    expect(await page.evaluate('window.hacked')).toBeUndefined()
    expect([...trouble, ...warnings]).toEqual([])
  })
})
