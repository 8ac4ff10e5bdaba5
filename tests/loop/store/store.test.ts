import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { layout } from '../../../src/loop/store/layout.js'
import { type GenerationRecord, type SampleRecord, STORE_FORMAT } from '../../../src/loop/store/records.js'
import { asEnvironmentError } from '../../../src/files/write-error.js'
import { Store } from '../../../src/loop/store/store.js'
import { NO_WORK } from '../../../src/loop/tally.js'
import { temporaryFolder } from '../../helpers/folder.js'

const SAMPLE: SampleRecord = { texts: ['a b', 'ü\n'], cut: [1], notes: ['note'] }

const RECORD: GenerationRecord = {
  format: STORE_FORMAT,
  arm: 'an arm',
  seed: 1,
  generation: 2,
  keys: { fit: 'fit-1', sample: 'sample-1', probe: 'probe-1', kept: 'sample-1', measure: 'measure-1' },
  recipe: { parts: [{ source: 'human', take: { kind: 'all' } }], requested: { documents: 2, humanShare: 1 } },
  mix: {
    requestedDocuments: 2,
    requestedHumanShare: 1,
    documents: 2,
    tokens: 3,
    human: 2,
    fresh: 0,
    synthetic: 0,
    repeated: 0,
  },
  sampled: 2,
  dropped: 0,
  kept: 2,
  notes: [],
  metrics: {
    loss: { version: 1, values: [{ value: Number.POSITIVE_INFINITY }, { undefinedReason: 'none' }] },
  },
}

const folder = temporaryFolder()
let count = 0

function newStore() {
  const warnings: string[] = []
  const root = join(folder, `store-${count++}`)
  mkdirSync(root)
  return { store: new Store(root, (message) => warnings.push(message)), warnings, root }
}

/** Flips one bit in the middle of a file. */
function alter(path: string): void {
  const bytes = readFileSync(path)
  bytes[bytes.length >> 1] ^= 1
  writeFileSync(path, bytes)
}

async function saveModel(directory: string): Promise<void> {
  await writeFile(join(directory, 'model.bin'), Uint8Array.of(1, 2, 3))
  await writeFile(join(directory, 'model.json'), '{}')
}

describe('steps', () => {
  it('come back as they were written', async () => {
    const { store, warnings, root } = newStore()
    expect(await store.readSample('sample-1')).toBeUndefined()
    await store.writeSample('sample-1', SAMPLE)
    expect(store.hasStep('sample-1')).toBe(true)
    expect(await store.readSample('sample-1')).toEqual(SAMPLE)

    const curation = { keep: [0, 2], dropped: [[1, 'same text']] as const }
    await store.writeCuration('kept-1', curation)
    expect(await store.readCuration('kept-1')).toEqual(curation)

    await store.writeModel('fit-1', saveModel)
    const directory = await store.modelDirectory('fit-1')
    expect(directory).toBe(layout.step(root, 'fit-1'))
    expect(readdirSync(String(directory)).sort()).toEqual(['model.bin', 'model.json', 'step.json'])
    expect(warnings).toEqual([])
    expect(readdirSync(layout.steps(root)).sort()).toEqual(['fit-1', 'kept-1', 'sample-1'])
  })

  const damages: readonly [string, string, (step: string) => void][] = [
    ['an altered sample', 'sample-1', (step) => alter(join(step, 'sample.json.gz'))],
    ['a truncated sample', 'sample-1', (step) => truncateSync(join(step, 'sample.json.gz'), 20)],
    ['a sample that is gone', 'sample-1', (step) => rmSync(join(step, 'sample.json.gz'))],
    ['a truncated step.json', 'sample-1', (step) => truncateSync(join(step, 'step.json'), 10)],
    ['an empty step.json', 'sample-1', (step) => truncateSync(join(step, 'step.json'), 0)],
    ['an altered model', 'fit-1', (step) => alter(join(step, 'model.bin'))],
    ['a model with a file gone', 'fit-1', (step) => rmSync(join(step, 'model.json'))],
  ]

  it.each(damages)(
    '%s: a warning, counts as missing, and can be written again',
    async (_what, key, damage) => {
      const { store, warnings, root } = newStore()
      const write = () =>
        key === 'fit-1' ? store.writeModel(key, saveModel) : store.writeSample(key, SAMPLE)
      const read = () => (key === 'fit-1' ? store.modelDirectory(key) : store.readSample(key))
      await write()
      damage(layout.step(root, key))
      expect(await read()).toBeUndefined()
      expect(warnings).toHaveLength(1)
      expect(warnings[0]).toContain(layout.step(root, key))
      expect(warnings[0]).toContain('the step is done again')
      expect(existsSync(layout.step(root, key))).toBe(false)
      await write()
      expect(await read()).not.toBeUndefined()
      expect(warnings).toHaveLength(1)
    },
  )

  it('a folder without step.json is no step, and is written over', async () => {
    const { store, root } = newStore()
    await store.writeSample('sample-1', SAMPLE)
    rmSync(join(layout.step(root, 'sample-1'), 'step.json'))
    expect(store.hasStep('sample-1')).toBe(false)
    expect(await store.readSample('sample-1')).toBeUndefined()
    await store.writeSample('sample-1', SAMPLE)
    expect(await store.readSample('sample-1')).toEqual(SAMPLE)
  })

  it('written by several at once are there once and whole', async () => {
    const { store, root } = newStore()
    await Promise.all(Array.from({ length: 8 }, () => store.writeSample('sample-1', SAMPLE)))
    expect(await store.readSample('sample-1')).toEqual(SAMPLE)
    expect(readdirSync(layout.steps(root))).toEqual(['sample-1'])
  })

  it('leave nothing behind where writing fails', async () => {
    const { store, root } = newStore()
    const broken = store.writeModel('fit-1', () => Promise.reject(new Error('no memory')))
    await expect(broken).rejects.toThrow('no memory')
    expect(readdirSync(layout.steps(root))).toEqual([])
  })
})

describe('measures', () => {
  const metrics = {
    'b.metric': { version: 2, values: [{ value: Number.NEGATIVE_INFINITY, group: 'rare' }] },
    'a.metric': { version: 1, values: [{ undefinedReason: 'too few tokens' }] },
  }

  it('come back as they were written, the same bytes in any order', async () => {
    const { store, root } = newStore()
    expect(await store.readMeasures('measure-1')).toEqual({})
    await store.writeMeasures('measure-1', metrics)
    expect(await store.readMeasures('measure-1')).toEqual(metrics)
    const bytes = readFileSync(layout.measures(root, 'measure-1'))
    const { 'a.metric': a, 'b.metric': b } = metrics
    await store.writeMeasures('measure-1', { 'a.metric': a, 'b.metric': b })
    expect(readFileSync(layout.measures(root, 'measure-1'))).toEqual(bytes)
  })

  it.each<[string, (path: string) => void]>([
    ['altered', alter],
    ['truncated', (path) => truncateSync(path, 30)],
  ])('%s: a warning, and measured again', async (_what, damage) => {
    const { store, warnings, root } = newStore()
    await store.writeMeasures('measure-1', metrics)
    damage(layout.measures(root, 'measure-1'))
    expect(await store.readMeasures('measure-1')).toEqual({})
    expect(warnings).toHaveLength(1)
    expect(warnings[0]).toMatch(/measure-1\.json\.gz: .*; it is measured again$/)
  })
})

describe('generations', () => {
  it('come back as they were written, infinite values and all', async () => {
    const { store, warnings } = newStore()
    expect(await store.readGeneration('an-arm', 1, 2)).toBeUndefined()
    await store.writeGeneration('an-arm', RECORD)
    expect(await store.readGeneration('an-arm', 1, 2)).toEqual(RECORD)
    expect(warnings).toEqual([])
  })

  it('with a changed number are not believed', async () => {
    const { store, warnings, root } = newStore()
    await store.writeGeneration('an-arm', RECORD)
    const path = layout.generation(root, 'an-arm', 1, 2)
    writeFileSync(path, readFileSync(path, 'utf8').replace('"tokens": 3', '"tokens": 4'))
    expect(await store.readGeneration('an-arm', 1, 2)).toBeUndefined()
    expect(warnings).toEqual([`${path}: it was altered; the next run writes it again`])
  })

  it('that are cut off count as missing', async () => {
    const { store, warnings, root } = newStore()
    await store.writeGeneration('an-arm', RECORD)
    truncateSync(layout.generation(root, 'an-arm', 1, 2), 50)
    expect(await store.readGeneration('an-arm', 1, 2)).toBeUndefined()
    expect(warnings).toHaveLength(1)
  })

  it('are dropped from one on, and nothing else', async () => {
    const { store, root } = newStore()
    for (const generation of [0, 1, 2, 3]) await store.writeGeneration('an-arm', { ...RECORD, generation })
    await store.writeFailure('an-arm', 1, { format: STORE_FORMAT, generation: 3, message: 'x' })
    await store.dropGenerations('an-arm', 1, 2)
    expect(readdirSync(layout.run(root, 'an-arm', 1)).sort()).toEqual([
      'failed.json',
      'generation-000.json',
      'generation-001.json',
    ])
    await store.dropGenerations('no-arm', 1, 0)
  })
})

describe('failures and timings', () => {
  it('come and go', async () => {
    const { store } = newStore()
    const failure = { format: STORE_FORMAT, generation: 2, message: 'too few documents' }
    await store.writeFailure('an-arm', 1, failure)
    expect(await store.readFailure('an-arm', 1)).toEqual(failure)
    await store.clearFailure('an-arm', 1)
    await store.clearFailure('an-arm', 1)
    expect(await store.readFailure('an-arm', 1)).toBeUndefined()
  })

  const work = (seconds: number, tokens?: number, flops?: number) => ({ seconds, tokens, flops })

  it('hold what the same results cost: going on adds, other results start anew', async () => {
    const { store } = newStore()
    const first = { fit: work(1, 100, 6e9), sample: work(2, 50), measure: work(3) }
    await store.addTiming('an-arm', 1, 2, 'measure-1', first)
    expect(await store.readTiming('an-arm', 1, 2)).toEqual({ key: 'measure-1', work: first })
    const more = { fit: work(0, 0, 0), sample: work(1, 7, 10), measure: work(4, 5, 5) }
    await store.addTiming('an-arm', 1, 2, 'measure-1', more)
    expect(await store.readTiming('an-arm', 1, 2)).toEqual({
      key: 'measure-1',
      work: { fit: work(1, 100, 6e9), sample: work(3, 57), measure: work(7) },
    })
    await store.addTiming('an-arm', 1, 2, 'measure-2', first)
    expect(await store.readTiming('an-arm', 1, 2)).toEqual({ key: 'measure-2', work: first })
  })

  it('of an earlier version hold seconds alone: tokens of work that was done are unknown', async () => {
    const { store, root } = newStore()
    const path = layout.timing(root, 'an-arm', 1, 2)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, '{"key":"measure-1","fit":0,"sample":2,"measure":3}\n')
    const work1 = { fit: work(0, 0, 0), sample: work(2), measure: work(3) }
    expect(await store.readTiming('an-arm', 1, 2)).toEqual({ key: 'measure-1', work: work1 })
    await store.addTiming('an-arm', 1, 2, 'measure-1', {
      fit: work(1, 9, 8),
      sample: work(1, 9, 8),
      measure: work(0, 0, 0),
    })
    expect(await store.readTiming('an-arm', 1, 2)).toEqual({
      key: 'measure-1',
      work: { fit: work(1, 9, 8), sample: work(3), measure: work(3) },
    })
  })
})

describe('removeLeftovers', () => {
  it('removes what was half written, wherever it lies, and no arm of an odd name', async () => {
    const { store, root } = newStore()
    await store.writeSample('sample-1', SAMPLE)
    await store.writeGeneration('an-arm', RECORD)
    await store.writeGeneration('odd.tmp-1-2', RECORD)
    await store.writeMeasures('measure-1', {})
    await store.addTiming('an-arm', 1, 2, 'measure-1', NO_WORK)
    const listed = () => readdirSync(root, { recursive: true }).sort()
    const before = listed()
    const step = layout.step(root, 'sample-2.tmp-99-0')
    mkdirSync(step)
    writeFileSync(join(step, 'sample.json.gz'), 'half')
    for (const path of [
      layout.measures(root, 'measure-2'),
      layout.generation(root, 'an-arm', 1, 3),
      layout.timing(root, 'an-arm', 1, 3),
      layout.experiment(root),
    ]) {
      writeFileSync(`${path}.tmp-99-12`, 'half')
    }
    expect(listed().length).toBe(before.length + 6)
    await store.removeLeftovers()
    expect(listed()).toEqual(before)
  })
})

describe('asEnvironmentError', () => {
  it.each([
    ['ENOSPC', 'The disk is full'],
    ['EACCES', 'No permission'],
    ['EROFS', 'read-only'],
    ['ENOTDIR', 'A file stands where a folder should be'],
  ])('%s is the machine’s, and says what to do', (code, hint) => {
    const error = asEnvironmentError(Object.assign(new Error('no'), { code }), '/runs/x')
    expect(error).toMatchObject({ name: 'EnvironmentError', message: '/runs/x: no', exitCode: 1 })
    expect((error as { hint: string }).hint).toContain(hint)
  })

  it('lets other errors pass', () => {
    const error = new Error('a mistake')
    expect(asEnvironmentError(error, '/runs/x')).toBe(error)
  })
})
