import { describe, expect, it } from 'vitest'
import type { TextBatch } from '../../../src/contracts/batch.js'
import type { Model } from '../../../src/contracts/model.js'
import { expectedCalibrationError } from '../../../src/metrics/distance/reliability.js'
import { ngramFamily } from '../../../src/models/ngram/family.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { contextOf, measure, wordModel } from '../helpers.js'

const ids = ['entropy_gap', 'overconfidence.top1', 'ece.top1.bins10'].map((name) => `calibration.${name}`)
const test = Array.from({ length: 40 }, () => 'a b c')

/** Predicts the same everywhere: `a` 1/4, the other token 3/4, and scores every token with 1/4. */
const stubborn = wordModel({ a: 1 / 4 }, 1 / 4, {
  predict: async (starts) => starts.map(() => Float64Array.of(1 / 4, 3 / 4)),
})

function fitted(texts: readonly string[], human: readonly string[]): Promise<Model> {
  const batchOf = (documents: readonly string[]): TextBatch => ({
    kind: 'text',
    texts: documents,
    provenance: [{ length: documents.length, origin: { kind: 'human', pool: 'train' } }],
  })
  const options = { family: 'ngram', order: 2, tokens: 'words', smoothing: 'none' } as const
  return ngramFamily.fit(batchOf(texts), options, { human: batchOf(human), rng: keyedRng('fit') })
}

describe('expectedCalibrationError', () => {
  it('does as its example says', () => {
    expect(expectedCalibrationError([0.9, 0.9, 0.2], [1, 0, 0], 10)).toBeCloseTo(1 / 3, 12)
  })

  it('is 0 where confidence is right, and does not let bins cancel', () => {
    expect(expectedCalibrationError([0.5, 0.5, 1, 1], [1, 0, 1, 1], 10)).toBe(0)
    expect(expectedCalibrationError([0.5, 1], [1, 0.5], 10)).toBe(0.5)
  })
})

describe('calibration', () => {
  it('does as its example says', async () => {
    const context = contextOf({ test: Array.from({ length: 100 }, () => 'a'), model: stubborn })
    const entropy = Math.log(4) / 4 + (3 / 4) * Math.log(4 / 3)
    const gap = await measure('calibration.entropy_gap', context)
    expect(gap.value).toBeCloseTo(Math.log(4) - entropy, 12)
    expect(gap).toMatchObject({ n: 200 })
    // The other token never comes.
    expect((await measure('calibration.overconfidence.top1', context)).value).toBe(3 / 4)
    expect((await measure('calibration.ece.top1.bins10', context)).value).toBe(3 / 4)
  })

  it('is 0 for a model that knows its text by frequency', async () => {
    // Half of the documents go on with b, half with c; ends are certain.
    const texts = Array.from({ length: 100 }, (_, at) => (at % 2 === 0 ? 'a b' : 'a c'))
    const context = contextOf({ test: texts, model: await fitted(texts, texts) })
    for (const id of ids) expect((await measure(id, context)).value, id).toBeCloseTo(0, 12)
    const { low, high } = await measure('calibration.overconfidence.top1', context)
    expect(low).toBeLessThanOrEqual(0)
    expect(high).toBeGreaterThanOrEqual(0)
  })

  it('is above 0 for a model that has narrowed', async () => {
    const texts = Array.from({ length: 100 }, (_, at) => (at % 2 === 0 ? 'a b' : 'a c'))
    const narrowed = Array.from({ length: 100 }, (_, at) => (at % 10 === 0 ? 'a c' : 'a b'))
    const context = contextOf({ test: texts, model: await fitted(narrowed, texts) })
    // At one place in three b is given 0.9 and comes half of the time.
    expect((await measure('calibration.overconfidence.top1', context)).value).toBeCloseTo(0.4 / 3, 12)
    expect((await measure('calibration.ece.top1.bins10', context)).value).toBeCloseTo(0.4 / 3, 12)
    const loss = -(Math.log(0.9) + Math.log(0.1)) / 2
    const entropy = -(0.9 * Math.log(0.9) + 0.1 * Math.log(0.1))
    expect((await measure('calibration.entropy_gap', context)).value).toBeCloseTo((loss - entropy) / 3, 12)
  })

  it('is infinite where a token that came has no probability', async () => {
    const context = contextOf({ test, model: await fitted(['a b c'], ['a b c', 'x']) })
    const other = contextOf({ test: [...test, 'x'], model: await fitted(['a b c'], ['a b c', 'x']) })
    expect((await measure('calibration.entropy_gap', context)).value).toBe(0)
    expect((await measure('calibration.entropy_gap', other)).value).toBe(Number.POSITIVE_INFINITY)
  })

  it('asks the model once for all', async () => {
    let calls = 0
    const counted: Model = {
      ...stubborn,
      predict: async (starts) => {
        calls++
        return starts.map(() => Float64Array.of(1 / 4, 3 / 4))
      },
    }
    const context = contextOf({ test, model: counted })
    for (const id of ids) await measure(id, context)
    // 40 documents of 4 places, 50 at once.
    expect(calls).toBe(4)
  })

  it('is undefined for little text and for models that do not predict', async () => {
    const { predict: _, ...mute } = stubborn
    for (const id of ids) {
      expect((await measure(id, contextOf({ test, model: mute }))).undefinedReason).toContain('do not tell')
      expect((await measure(id, contextOf({ test: ['a'], model: stubborn }))).undefinedReason).toBe(
        'human test split: needs 100 tokens, has 1',
      )
    }
  })
})
