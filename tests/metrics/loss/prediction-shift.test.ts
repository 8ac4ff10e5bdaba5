import { describe, expect, it } from 'vitest'
import type { Model } from '../../../src/contracts/model.js'
import { contextsOf, l1, metrics } from '../../../src/metrics/loss/prediction-shift.js'
import { textView } from '../../../src/text/view.js'
import { Vocabulary } from '../../../src/text/vocabulary.js'
import { ngramFamily } from '../../../src/models/ngram/family.js'
import { keyedRng } from '../../../src/random/keyed.js'
import type { MetricContext } from '../../../src/contracts/metric.js'
import type { TextBatch } from '../../../src/contracts/batch.js'

const [metric] = metrics
const test = Array.from({ length: 20 }, () => 'a b c')

function batch(texts: readonly string[]): TextBatch {
  return {
    kind: 'text',
    texts,
    provenance: [{ length: texts.length, origin: { kind: 'human', pool: 'train' } }],
  }
}

function fitted(texts: readonly string[], human = test): Promise<Model> {
  const options = { family: 'ngram', order: 2, tokens: 'words', smoothing: 'none' } as const
  return ngramFamily.fit(batch(texts), options, { human: batch(human), rng: keyedRng('fit') })
}

async function shift(now: Model, before: Model, texts = test) {
  const context = {
    test: textView(texts, new Vocabulary()),
    model: async () => now,
    generationZero: async () => before,
  } as unknown as MetricContext
  return (await metric.measure(context))[0]
}

describe('prediction_shift.l1', () => {
  it('is the L1 distance of the example', () => {
    expect(l1(Float64Array.of(0.5, 0.5), Float64Array.of(1, 0))).toBe(1)
  })

  it('takes starts of documents that end behind a word, evenly over all words', () => {
    const view = textView(['one two', 'three  four five six'], new Vocabulary())
    expect(contextsOf(view, 3)).toEqual(['one two', 'three  four', 'three  four five six'])
    expect(contextsOf(view, 10)).toHaveLength(6)
  })

  it('is 0 for the same model, and the difference of its predictions for another', async () => {
    const zero = await fitted(test)
    expect(await shift(zero, zero)).toEqual({ value: 0, n: 60 })
    // After "a" the other model writes "b" and "c" by halves, after "b" and "c" what the first one writes.
    const other = await fitted(['a b c', 'a c'])
    const { value } = await shift(other, zero)
    expect(value).toBeCloseTo(1 / 3, 12)
  })

  it('gives probabilities that sum to 1', async () => {
    const [predicted] = (await (await fitted(test)).predict?.([''])) ?? []
    expect(predicted.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12)
  })

  it('says why it is undefined: too little text, a model that does not predict', async () => {
    const zero = await fitted(test)
    expect(await shift(zero, zero, ['a b'])).toEqual({
      undefinedReason: 'human test split: needs 50 tokens, has 2',
      n: 2,
    })
    const mute = { ...zero, predict: undefined } as unknown as Model
    expect((await shift(mute, zero)).undefinedReason).toContain('do not tell')
  })
})
