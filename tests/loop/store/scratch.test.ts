import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { layout } from '../../../src/loop/store/layout.js'
import { Store } from '../../../src/loop/store/store.js'
import { temporaryFolder } from '../../helpers/folder.js'

function newStore() {
  const root = temporaryFolder()
  const warnings: string[] = []
  return { root, store: new Store(root, (line) => warnings.push(line)), warnings }
}

const SAMPLE = { texts: ['a'], cut: [], notes: [] }

describe('scratch folders', () => {
  it('are handed out again, are no step, and go without a trace', async () => {
    const { root, store, warnings } = newStore()
    const path = store.openScratch('fit-1')
    expect(path).toBe(layout.scratch(root, 'fit-1'))
    writeFileSync(join(path, 'state'), 'x')
    expect(store.openScratch('fit-1')).toBe(path)
    expect(readdirSync(path)).toEqual(['state'])
    expect(store.hasStep('fit-1')).toBe(false)
    expect(await store.modelDirectory('fit-1')).toBeUndefined()
    await store.writeSample('fit-1', SAMPLE)
    expect(await store.readSample('fit-1')).toEqual(SAMPLE)
    await store.removeScratch('fit-1')
    expect(readdirSync(layout.steps(root))).toEqual(['fit-1'])
    await store.removeScratch('fit-1')
    expect(warnings).toEqual([])
  })

  it('outlive a process, but not the step they are of', async () => {
    const { root, store } = newStore()
    for (const key of ['fit-1', 'sample-1']) writeFileSync(join(store.openScratch(key), 'state'), 'x')
    await store.writeSample('sample-1', SAMPLE)
    await new Store(root).removeLeftovers()
    expect(readdirSync(layout.steps(root)).sort()).toEqual(['fit-1.scratch', 'sample-1'])
    expect(existsSync(join(layout.scratch(root, 'fit-1'), 'state'))).toBe(true)
  })

  it('of a step at which another process is at work are left to it', async () => {
    const { root, store } = newStore()
    mkdirSync(layout.scratch(root, 'fit-1'), { recursive: true })
    const claim = `${layout.scratch(root, 'fit-1')}-claim`
    writeFileSync(claim, '1')
    const own = store.openScratch('fit-1')
    expect(own).toBe(`${layout.scratch(root, 'fit-1')}-${process.pid}`)
    await store.removeScratch('fit-1')
    expect(readdirSync(layout.steps(root)).sort()).toEqual(['fit-1.scratch', 'fit-1.scratch-claim'])
    // The other one is gone when the next run begins.
    await store.removeLeftovers()
    expect(store.openScratch('fit-1')).toBe(layout.scratch(root, 'fit-1'))
  })
})
