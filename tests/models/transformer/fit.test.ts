import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { TextBatch } from '../../../src/contracts/batch.js'
import type { FitContext, Model } from '../../../src/contracts/model.js'
import { fitTransformer } from '../../../src/models/transformer/fit.js'
import type { TransformerModel } from '../../../src/models/transformer/model.js'
import { transformerSchema } from '../../../src/models/transformer/options.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { openDevice } from '../../../src/tensor/runtime/open-device.js'
import { temporaryFolder } from '../../helpers/folder.js'

const [one, two] = await Promise.all([1, 2].map((threads) => openDevice({ threads })))
afterAll(() => Promise.all([one.close(), two.close()]))

const HUMAN = batch(['abcabc', 'cba', 'aabbcc', '', 'bca', 'acb'])
const SIZE = { layers: 1, heads: 2, width: 8, context: 8 }

function batch(texts: readonly string[], more: Partial<TextBatch> = {}): TextBatch {
  return { kind: 'text', texts, provenance: [], ...more }
}

/** Three steps on windows of eight characters, with the changes. */
function optionsOf({ training = {}, ...more }: { training?: object; [key: string]: unknown } = {}) {
  const shape = 'base' in more ? {} : { size: SIZE, tokenizer: 'characters' }
  return transformerSchema.parse({
    family: 'transformer',
    ...shape,
    training: { batch: 4, pass: 1, ...('epochs' in training ? {} : { steps: 3 }), ...training },
    ...more,
  })
}

function trained(
  mix: TextBatch,
  options: Parameters<typeof optionsOf>[0] = {},
  more: Partial<FitContext> = {},
  device = one,
): Promise<TransformerModel> {
  const context = { human: HUMAN, rng: keyedRng('tests', 'fit'), ...more }
  return fitTransformer(mix, optionsOf(options), context, device)
}

async function saved(model: Model): Promise<{ folder: string; files: Record<string, Buffer> }> {
  const folder = temporaryFolder()
  await model.save(folder)
  const files = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))])
  return { folder, files: Object.fromEntries(files) }
}

describe('what comes out', () => {
  test('is the same to the last bit for the same key, on one thread and on two', async () => {
    const first = await saved(await trained(HUMAN))
    for (const device of [one, two])
      expect((await saved(await trained(HUMAN, {}, {}, device))).files).toEqual(first.files)
    const other = await trained(HUMAN, {}, { rng: keyedRng('tests', 'another fit') })
    expect((await saved(other)).files['model.safetensors']).not.toEqual(first.files['model.safetensors'])
  })

  test('knows the characters of the human data, whatever the mix holds', async () => {
    const { tokenizer } = await trained(batch(['aaa']))
    expect(tokenizer.size).toBe('abc'.length + 2)
  })

  test('leaves out items of weight 0', async () => {
    const texts = [...HUMAN.texts, 'ccc']
    const weights = Float64Array.from(texts, (text) => (text === 'ccc' ? 0 : 1))
    const { weights: weighed } = await trained(batch(texts, { weights }))
    expect(weighed.values).toEqual((await trained(HUMAN)).weights.values)
  })

  test('tells of the tokens it was trained on, and how the loss went', async () => {
    let tokens = 0
    const model = await trained(HUMAN, {}, { spent: (work) => (tokens += work.tokens) })
    expect(tokens).toBe(3 * 4 * 8)
    expect(model.notes).toEqual([
      expect.stringMatching(/^trained 3 steps, loss 1\.\d{3} to 1\.\d{3} nats per token on its own mix$/),
    ])
  })

  test('has a note where the human text makes fewer tokens than asked for', async () => {
    const { notes } = await trained(HUMAN, { tokenizer: { bpe: 400 } })
    expect(notes[0]).toMatch(/^the tokenizer has 2\d\d tokens, not 400/)
  })
})

describe('what a model is trained from', () => {
  test('continue: the model before, from the very weights and with its tokenizer', async () => {
    const initial = await trained(HUMAN)
    const options = { init: 'continue', training: { learning_rate: 1e-30, weight_decay: 0 } }
    const model = await trained(batch(['ccc']), options, { initial })
    // At such a rate nothing moves.
    expect(model.weights.values).toEqual(initial.weights.values)
    expect(model.tokenizer).toBe(initial.tokenizer)
    const after = await trained(batch(['ccc']), { init: 'continue' }, { initial })
    expect(after.weights.values).not.toEqual(initial.weights.values)
    // The initial model is still of use, and as it was.
    expect((await initial.predict(['a']))[0].length).toBe(5)
    expect((await trained(HUMAN)).weights.values).toEqual(initial.weights.values)
  })

  test('continue without a model before is fresh; fresh passes over the model before', async () => {
    const fresh = await trained(HUMAN)
    expect((await trained(HUMAN, { init: 'continue' })).weights.values).toEqual(fresh.weights.values)
    expect((await trained(HUMAN, {}, { initial: fresh })).weights.values).toEqual(fresh.weights.values)
  })

  test('base: the weights and the tokenizer of a folder, in every generation', async () => {
    const published = await trained(HUMAN)
    const { folder } = await saved(published)
    const still = { learning_rate: 1e-30, weight_decay: 0 }
    const other = await trained(batch(['ccc']))
    const model = await trained(
      batch(['ab']),
      { base: '.', training: still },
      { baseDirectory: folder, initial: other },
    )
    expect(model.weights.values).toEqual(published.weights.values)
    expect(model.tokenizer.encode('abc')).toEqual(published.tokenizer.encode('abc'))
    // A trained model is moved little by default.
    const moved = await trained(batch(['ab']), { base: folder })
    const most = moved.weights.values.reduce(
      (most, value, index) => Math.max(most, Math.abs(value - published.weights.values[index])),
      0,
    )
    expect(most).toBeGreaterThan(0)
    expect(most).toBeLessThan(4 * 5e-5)
  })

  test('a model of another family is refused', async () => {
    const initial = {} as Model
    await expect(trained(HUMAN, { init: 'continue' }, { initial })).rejects.toThrow(
      'a model of another family',
    )
  })
})

describe('early stopping', () => {
  const every = { every: 1, patience: 1, share: 0.3 }
  /** High enough that the loss soon rises. */
  const training = (validation: 'mix' | 'human') => ({
    epochs: 100,
    learning_rate: 1,
    early_stopping: { ...every, validation },
  })

  test('on the mix: held-out documents are not trained on, and human data has no part in it', async () => {
    const mix = batch(['abcabc', 'cba', 'aabbcc', 'bca'])
    const model = await trained(mix, { training: training('mix') })
    expect(model.notes.at(1)).toMatch(
      /^stopped early, after \d+ of \d+ steps: the held-out loss no longer fell$/,
    )
    // The same characters in other texts: the same tokenizer, and nothing else may be seen of them.
    const human = batch(['ccc', 'bbb', 'aaa', 'cab', 'a', 'b'])
    const elsewhere = await trained(mix, { training: training('mix') }, { human })
    expect(elsewhere.weights.values).toEqual(model.weights.values)
  })

  test('on the mix: documents of weight 0 are none, and weights count against each other alone', async () => {
    const texts = ['abcabc', 'cba', 'aabbcc', 'bca']
    const options = { training: { ...training('mix'), learning_rate: 0.05 } }
    const model = await trained(batch(texts, { weights: Float64Array.of(1, 2, 3, 4) }), options)
    const more = batch([...texts, 'ccc', 'aaa'], { weights: Float64Array.of(2, 4, 6, 8, 0, 0) })
    const same = await trained(more, options)
    expect(same.weights.values).toEqual(model.weights.values)
    expect((await trained(batch(texts), options)).weights.values).not.toEqual(model.weights.values)
  })

  test('on the mix: planned steps are those of what is left', async () => {
    // 4 of 6 documents are kept, each of 3 characters and an end: 16 tokens an epoch, 2 batches of 8.
    const mix = batch(['abc', 'cba', 'bca', 'acb', 'cab', 'bac'])
    const { notes } = await trained(mix, {
      training: { epochs: 1, batch: 1, early_stopping: { ...every, every: 50 } },
    })
    expect(notes[0]).toMatch(/^trained 2 steps/)
  })

  test('on human data, where that is asked for: other human text stops elsewhere', async () => {
    const mix = batch(['abcabc', 'cba', 'aabbcc', 'bca'])
    const options = { training: { ...training('human'), learning_rate: 0.05 } }
    const model = await trained(mix, options)
    const human = batch(['aaa', 'aaa', 'aaa', 'aaa', 'aaabc', 'aaa'])
    const elsewhere = await trained(mix, options, { human })
    expect(elsewhere.notes).not.toEqual(model.notes)
  })

  test('of too few documents is refused', async () => {
    const options = { training: training('mix') }
    await expect(trained(batch(['abc']), options)).rejects.toMatchObject({
      name: 'RunError',
      message: 'early stopping holds out 1 of 1 documents',
    })
  })
})

describe('what cannot be trained', () => {
  test('an empty mix, or one whose weights are all 0', async () => {
    await expect(trained(batch([]))).rejects.toThrow('the mix is empty')
    await expect(trained(batch(['ab'], { weights: Float64Array.of(0) }))).rejects.toThrow('the mix is empty')
  })

  test('a shape beyond all memory, before anything of it is made', async () => {
    const size = { layers: 200, heads: 1, width: 20_000, context: 100_000 }
    await expect(trained(HUMAN, { size })).rejects.toMatchObject({
      name: 'EnvironmentError',
      message: expect.stringMatching(
        /^training 9620\d\d\.\d M parameters on 1 windows of 100000 tokens at once takes/,
      ),
    })
  })

  test('a rate at which the loss is no number any more: the step is named', async () => {
    await expect(trained(HUMAN, { training: { learning_rate: 1e38, warmup: 0 } })).rejects.toThrow(
      /^training diverged at step \d of 3/,
    )
  })
})

test('the smallest there is: one empty document, a context of two, a vocabulary of three', async () => {
  const size = { layers: 1, heads: 1, width: 1, context: 2 }
  const model = await trained(batch(['']), { size }, { human: batch(['a']) })
  expect(model.weights.config).toEqual({ ...size, vocabulary: 3 })
  const { logProbabilities, offsets } = await model.score(batch(['', 'aaaaa']))
  expect([...offsets]).toEqual([0, 1, 7])
  expect(logProbabilities.every((value) => value < 0 && Number.isFinite(value))).toBe(true)
})
