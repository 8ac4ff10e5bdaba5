import { describe, expect, it } from 'vitest'
import type { TextBatch } from '../../../src/contracts/batch.js'
import { measure as measured } from '../../../src/metrics/measured.js'
import { loadMetrics, selectMetricIds } from '../../../src/metrics/registry.js'
import { fitReferenceModel } from '../../../src/models/reference-model.js'
import { contextOf } from '../helpers.js'

const samples: Readonly<Record<string, readonly string[]>> = {
  'no documents': [],
  'empty documents': ['', '', ' \n'],
  'one word': ['rain'],
  'one document': ['the rain falls on the hill and on the sea'],
  'identical documents': Array.from({ length: 30 }, () => 'the rain falls on the hill'),
  Chinese: ['雨落在山上', '你好 世界', '雨 落 在 海 上'],
  emoji: ['😀 👍🏽 👨‍👩‍👧', '😀'],
  'composed and decomposed letters': ['caf\u00e9 na\u00efve', 'cafe\u0301 nai\u0308ve'],
  'control characters': ['\u0000 \u202e <script> \ud800 a', '=1+1\t\r\n'],
}

const human = Array.from({ length: 120 }, (_, at) => `the rain falls on hill ${at} and on sea ${at % 7}`)

const batch: TextBatch = {
  kind: 'text',
  texts: human,
  provenance: [{ length: human.length, origin: { kind: 'human', pool: 'train' } }],
}
const model = await fitReferenceModel(batch)
const metrics = await loadMetrics(selectMetricIds(['distance']))

describe('distances are numbers or say why not', () => {
  it.each(Object.entries(samples))('of %s', async (_, probe) => {
    for (const texts of [human, [''], []]) {
      const models = { model, generationZero: model, referenceModel: model }
      const context = contextOf({ probe, train: texts, test: texts, ...models })
      for (const metric of metrics) {
        const [{ value, undefinedReason, n }] = await measured(metric, context)
        if (value === undefined) expect(undefinedReason, metric.id).toMatch(/needs|no document|no token/)
        else expect(Number.isFinite(value) && Number(n) > 0, `${metric.id}: ${value}`).toBe(true)
      }
    }
  })
})
