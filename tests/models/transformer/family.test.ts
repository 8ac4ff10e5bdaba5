import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { TextBatch, VectorBatch } from '../../../src/contracts/batch.js'
import { TOKEN_END, TOKEN_OUT_OF_VOCABULARY, type Model } from '../../../src/contracts/model.js'
import { transformerFamily as family } from '../../../src/models/transformer/family.js'
import { transformerSchema } from '../../../src/models/transformer/options.js'
import { saveGpt2 } from '../../../src/models/transformer/storage/folder.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { bytesTokenizer } from '../../../src/text/tokenizers/bytes.js'
import { trainBpe } from '../../../src/text/tokenizers/train-bpe.js'
import { temporaryFolder } from '../../helpers/folder.js'
import { tinyWeights } from './storage/helpers.js'

const HUMAN = batch(['abcabc', 'cba', 'aabbcc', 'bca'])
const TINY = { size: { layers: 1, heads: 2, width: 8, context: 8 }, tokenizer: 'characters' }
const DECODING = { temperature: 1, max_tokens: 8 }

function batch(texts: readonly string[]): TextBatch {
  return { kind: 'text', texts, provenance: [] }
}

function optionsOf(more: object = TINY) {
  return transformerSchema.parse({ family: 'transformer', training: { steps: 2, batch: 2 }, ...more })
}

function fitted(more?: object, threads = 1): Promise<Model> {
  return family.fit(HUMAN, optionsOf(more), { human: HUMAN, rng: keyedRng('tests', 'family'), threads })
}

async function saved(model: Model): Promise<string> {
  const folder = temporaryFolder()
  await model.save(folder)
  return folder
}

function filesOf(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'latin1')]),
  )
}

describe('a model saved and loaded again', () => {
  test('is the same: files, notes, samples, scores, vectors, predictions', async () => {
    const model = await fitted()
    const folder = await saved(model)
    const loaded = await family.load(folder, optionsOf(), { human: batch([]), threads: 2 })
    expect(loaded.notes).toEqual(model.notes)
    expect(filesOf(await saved(loaded))).toEqual(filesOf(folder))
    const texts = batch(['abc', '', 'a text that is longer than what the model sees', 'x'])
    const all = async (one: Model) => [
      await one.sample(
        { from: 3, count: 5, inputs: batch(['', '', '', '', '']) },
        { ...DECODING, max_tokens: 7 },
        keyedRng('draw'),
      ),
      await one.sample({ from: 3, count: 5 }, DECODING, keyedRng('draw')),
      await one.score(texts),
      await one.score(texts, { boundary: 'open' }),
      await one.embed?.(texts),
      await one.predict?.(texts.texts),
      await one.entropyRate?.(keyedRng('entropy'), 50),
    ]
    expect(await all(loaded)).toEqual(await all(model))
    await Promise.all([model, loaded].map((one) => one.close?.()))
  })

  test('that is damaged or gone is an error of the machine, which says what to do', async () => {
    const model = await fitted()
    const folder = await saved(model)
    await model.close?.()
    const load = () => family.load(folder, optionsOf(), { human: HUMAN })
    truncateSync(join(folder, 'model.safetensors'), 100)
    await expect(load()).rejects.toMatchObject({
      name: 'EnvironmentError',
      message: expect.stringContaining(`cannot read the transformer in ${folder}: `),
      hint: expect.stringContaining('delete its step'),
    })
    writeFileSync(join(folder, 'tokenizer.json'), '{}')
    await expect(load()).rejects.toMatchObject({ name: 'EnvironmentError' })
  })
})

describe('scores', () => {
  test('are of the tokens and the end; predictions agree with them', async () => {
    const model = await fitted()
    const { kind, offsets, flags, logProbabilities } = await model.score(batch(['ax', '']))
    expect(kind).toBe('mass')
    expect([...offsets]).toEqual([0, 3, 4])
    expect([...flags]).toEqual([0, TOKEN_OUT_OF_VOCABULARY, TOKEN_END, TOKEN_END])
    // a, b, c, the unknown token, the end.
    const [first, second] = (await model.predict?.(['', 'a'])) ?? []
    expect(Math.log(first[0])).toBeCloseTo(logProbabilities[0], 5)
    expect(Math.log(second[3])).toBeCloseTo(logProbabilities[1], 5)
    expect(Math.log(first[4])).toBeCloseTo(logProbabilities[3], 5)
    const open = await model.score(batch(['ax', '']), { boundary: 'open' })
    expect([...open.offsets]).toEqual([0, 2, 2])
    expect([...open.logProbabilities]).toEqual([...logProbabilities.subarray(0, 2)])
    const prompted = await model.score({ ...batch(['x']), prompts: ['a'] })
    expect([...prompted.logProbabilities]).toEqual([...logProbabilities.subarray(1, 3)])
    await model.close?.()
  })

  test('predictions of a start of any length', async () => {
    const model = await fitted()
    const long = 'abc'.repeat(60_000)
    const [far, near] = (await model.predict?.([long, long.slice(-9)])) ?? []
    // Only the last 8 tokens are seen.
    expect(far).toEqual(near)
    await model.close?.()
  })

  test('of vectors there are none', async () => {
    const vectors: VectorBatch = {
      kind: 'vectors',
      values: new Float64Array(1),
      dimension: 1,
      chains: 1,
      count: 0,
      provenance: [],
    }
    const model = await fitted()
    await expect(model.score(vectors)).rejects.toThrow('a transformer scores text, but was given vectors')
    await model.close?.()
    await expect(family.fit(vectors, optionsOf(), { human: HUMAN, rng: keyedRng('tests') })).rejects.toThrow(
      'a transformer is trained on text',
    )
  })
})

describe('capabilities', () => {
  test('say how many words are seen, by the tokenizer', () => {
    const words = (tokenizer?: object | string) =>
      family.capabilities(optionsOf({ ...TINY, size: { ...TINY.size, context: 130 }, tokenizer }))
        .contextTokens
    expect(words()).toBe(65)
    expect(words({ bpe: 500 })).toBe(65)
    expect(words('words')).toBe(100)
    expect(words({ words: 50 })).toBe(100)
    expect(words('characters')).toBe(21)
    expect(family.capabilities(optionsOf({ base: 'gpt2' })).contextTokens).toBeUndefined()
  })

  test('say whether a fit goes on from the one before', () => {
    const continues = (more: object) => family.capabilities(optionsOf(more)).continues
    expect(continues({})).toBe(false)
    expect(continues({ base: 'gpt2' })).toBe(false)
    expect(continues({ init: 'continue' })).toBe(true)
    expect(continues({ base: 'gpt2', init: 'continue' })).toBe(true)
    expect(family.capabilities(optionsOf())).toMatchObject({
      batch: 'text',
      randomFit: true,
      cheapFit: false,
    })
  })
})

describe('identity', () => {
  test('is nothing without files; that of a tokenizer is its content, wherever it lies', async () => {
    expect(await family.identity?.(optionsOf())).toBe('')
    const [here, there] = [temporaryFolder(), temporaryFolder()]
    const tokenizer = await trainBpe(HUMAN.texts, { vocabulary: 260 })
    for (const folder of [here, there]) writeFileSync(join(folder, 't.json'), tokenizer.toJson())
    const options = optionsOf({ tokenizer: { file: 't.json' } })
    const identity = await family.identity?.(options, here)
    expect(identity).toMatch(/^[0-9a-f]{64}$/)
    expect(await family.identity?.(options, there)).toBe(identity)
    writeFileSync(join(there, 't.json'), (await trainBpe(HUMAN.texts, { vocabulary: 258 })).toJson())
    expect(await family.identity?.(options, there)).not.toBe(identity)
    await expect(family.identity?.(options, temporaryFolder())).rejects.toThrow('there is no such file')
  })

  test('one object of human data under two folders has the tokenizers of each', async () => {
    const [here, there] = [temporaryFolder(), temporaryFolder()]
    const sizes: Record<string, number> = { [here]: 258, [there]: 259 }
    const options = optionsOf({ ...TINY, tokenizer: { file: 't.json' } })
    for (const baseDirectory of [here, there]) {
      const tokenizer = await trainBpe(HUMAN.texts, { vocabulary: sizes[baseDirectory] })
      writeFileSync(join(baseDirectory, 't.json'), tokenizer.toJson())
      const context = { human: HUMAN, rng: keyedRng('tests'), baseDirectory }
      const model = await family.fit(HUMAN, options, context)
      expect((await model.predict?.(['a']))?.[0].length).toBe(sizes[baseDirectory])
      await model.close?.()
    }
  })
})

describe('the end of a document in a base model', () => {
  /** Bytes, and two special tokens: 256, which has the usual name, and 257. */
  const base = async (endOfText: number) => {
    const json = JSON.parse(bytesTokenizer().toJson())
    json.added_tokens.push({ ...json.added_tokens[0], id: 257, content: '<|end of turn|>' })
    const folder = temporaryFolder()
    await saveGpt2(folder, tinyWeights({ vocabulary: 258, context: 8, width: 8, layers: 1, heads: 2 }), {
      endOfDocument: endOfText,
      toJson: () => JSON.stringify(json),
    })
    return folder
  }

  test('is the token that config.json names', async () => {
    for (const end of [256, 257]) {
      const model = await family.load(await base(end), optionsOf(), { human: HUMAN })
      const [next] = (await model.predict?.([''])) ?? []
      const { logProbabilities } = await model.score(batch(['']))
      expect(logProbabilities[0]).toBeCloseTo(Math.log(next[end]), 5)
      await model.close?.()
    }
  })

  test('must be a special one', async () => {
    const folder = await base(5)
    await expect(family.identity?.(optionsOf({ base: folder }))).rejects.toMatchObject({
      name: 'BadInputError',
      message: `${join(folder, 'tokenizer.json')}: added_tokens: the token 5, after which texts are said to end, is "ą", no special one`,
      hint: expect.stringContaining('set eos_token_id in config.json'),
    })
  })
})
