import { mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { expect, it } from 'vitest'
import { writeFileAtomic } from '../../../src/files/atomic.js'
import { layout } from '../../../src/loop/store/layout.js'
import type { Overview } from '../../../src/loop/results/overview.js'
import { RecordChanges, writtenMark } from '../../../src/loop/store/record-changes.js'
import { temporaryFolder } from '../../helpers/folder.js'

const arm = (name: string) => ({ name, slug: name, description: '', strategy: 'replace', humanOnly: false })
const OVERVIEW: Overview = {
  name: 'changes',
  description: '',
  seeds: [1, 2],
  generations: 2,
  excerpts: 3,
  arms: [arm('control'), arm('replace')],
  metrics: [],
}

function opened() {
  const root = temporaryFolder()
  const write = (slug: string, seed: number, generation: number, text = '{}') =>
    writeFileAtomic(layout.generation(root, slug, seed, generation), text)
  return { root, write, changes: new RecordChanges(root, OVERVIEW) }
}

it('finds records as they come, each once', async () => {
  const { changes, write } = opened()
  expect(await changes.look()).toEqual({ changed: [], isFailureChanged: false, stored: 0, failed: 0 })
  await write('control', 1, 0)
  await write('replace', 2, 0)
  expect(await changes.look()).toEqual({
    changed: [
      { slug: 'control', seed: 1, generation: 0 },
      { slug: 'replace', seed: 2, generation: 0 },
    ],
    isFailureChanged: false,
    stored: 2,
    failed: 0,
  })
  await write('control', 1, 1)
  expect((await changes.look()).changed).toEqual([{ slug: 'control', seed: 1, generation: 1 }])
  expect(await changes.look()).toMatchObject({ changed: [], stored: 3 })
})

it('finds a record that was written again, also within the tick of the clock in which it was looked at', async () => {
  const { root, changes, write } = opened()
  const folder = layout.run(root, 'control', 1)
  const tick = new Date('2026-01-01T00:00:00Z')
  await write('control', 1, 0)
  utimesSync(folder, tick, tick)
  await changes.look()
  await write('control', 1, 0, '{"more":1}')
  utimesSync(folder, tick, tick)
  expect((await changes.look()).changed).toEqual([{ slug: 'control', seed: 1, generation: 0 }])
})

it('finds what was removed, and counts nothing beyond the last generation', async () => {
  const { root, changes, write } = opened()
  for (const generation of [0, 1, 2, 3]) await write('control', 1, generation)
  expect(await changes.look()).toMatchObject({ stored: 3 })
  rmSync(layout.run(root, 'control', 1), { recursive: true })
  const { changed, stored } = await changes.look()
  expect(changed.map(({ generation }) => generation)).toEqual([0, 1, 2])
  expect(stored).toBe(0)
})

it('counts runs that have failed and are not complete', async () => {
  const { root, changes, write } = opened()
  const failure = layout.failure(root, 'control', 1)
  mkdirSync(dirname(failure), { recursive: true })
  writeFileSync(failure, '{}')
  expect(await changes.look()).toMatchObject({ isFailureChanged: true, failed: 1 })
  for (const generation of [0, 1, 2]) await write('control', 1, generation)
  expect(await changes.look()).toMatchObject({ isFailureChanged: false, failed: 0 })
  rmSync(failure)
  expect(await changes.look()).toMatchObject({ isFailureChanged: true, failed: 0 })
  expect(readdirSync(root)).toEqual(['control'])
})

it('marks a file that is not there as empty', async () => {
  expect(await writtenMark(layout.lock(temporaryFolder()))).toBe('')
})
