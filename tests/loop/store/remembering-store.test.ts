import { rmSync } from 'node:fs'
import { expect, it } from 'vitest'
import { layout } from '../../../src/loop/store/layout.js'
import { type GenerationRecord, STORE_FORMAT, type StoredMetric } from '../../../src/loop/store/records.js'
import { RememberingStore } from '../../../src/loop/store/remembering-store.js'
import { Store } from '../../../src/loop/store/store.js'
import { temporaryFolder } from '../../helpers/folder.js'

const record = (kept: number): GenerationRecord => ({
  format: STORE_FORMAT,
  arm: 'replace',
  seed: 1,
  generation: 0,
  keys: { fit: 'f', sample: 's', probe: 'p', kept: 's', measure: 'm' },
  recipe: { parts: [], requested: { documents: 1, humanShare: 1 } },
  mix: {
    requestedDocuments: 1,
    requestedHumanShare: 1,
    documents: 1,
    tokens: 1,
    human: 1,
    fresh: 0,
    synthetic: 0,
    repeated: 0,
  },
  sampled: 3,
  kept,
  dropped: 0,
  notes: [],
  metrics: {},
})
const value = { value: 1, low: undefined, high: undefined, n: 1, undefinedReason: undefined }
const HISTOGRAM: StoredMetric = {
  version: 1,
  values: [{ ...value, histogram: { edges: [0, 1], counts: [3] } }],
} as unknown as StoredMetric
const PLAIN = { version: 1, values: [value] } as unknown as StoredMetric

async function stores() {
  const root = temporaryFolder()
  const writer = new Store(root)
  await writer.writeGeneration('replace', record(3))
  await writer.writeMeasures('m', { 'loss.histogram': HISTOGRAM, types: PLAIN })
  await writer.writeSample('s', { texts: ['a', 'b', 'c'], cut: [], notes: [] })
  return { root, writer, store: new RememberingStore(root, 2) }
}

it('reads what it knows from the disk no more: records, histograms and the first texts', async () => {
  const { root, store } = await stores()
  const read = async () => [
    await store.readGeneration('replace', 1, 0),
    await store.readMeasures('m'),
    (await store.readSample('s'))?.texts,
  ]
  const first = await read()
  expect(first).toEqual([record(3), { 'loss.histogram': HISTOGRAM }, ['a', 'b']])
  rmSync(root, { recursive: true })
  expect(await read()).toEqual(first)
})

it('reads again what it is told to forget, the measures of the generation too', async () => {
  const { writer, store } = await stores()
  await store.readGeneration('replace', 1, 0)
  await store.readMeasures('m')
  await writer.writeGeneration('replace', record(2))
  await writer.writeMeasures('m', { 'loss.histogram': HISTOGRAM, 'other.histogram': HISTOGRAM })
  store.forget('replace', 1, 0)
  expect((await store.readGeneration('replace', 1, 0))?.kept).toBe(2)
  expect(Object.keys(await store.readMeasures('m'))).toEqual(['loss.histogram', 'other.histogram'])
})

it('does not keep what was read while it was written again', async () => {
  const { writer, store } = await stores()
  const reading = store.readGeneration('replace', 1, 0)
  store.forget('replace', 1, 0)
  await reading
  await writer.writeGeneration('replace', record(1))
  expect((await store.readGeneration('replace', 1, 0))?.kept).toBe(1)
})

it('asks again for what was not there', async () => {
  const { root, writer, store } = await stores()
  rmSync(layout.measures(root, 'm'))
  expect(await store.readMeasures('m')).toEqual({})
  await writer.writeMeasures('m', { 'loss.histogram': HISTOGRAM })
  expect(await store.readMeasures('m')).toEqual({ 'loss.histogram': HISTOGRAM })
})
