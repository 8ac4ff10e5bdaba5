import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { TextBatch } from '../../../src/contracts/batch.js'
import { TOKEN_END, TOKEN_OUT_OF_VOCABULARY } from '../../../src/contracts/model.js'
import { BadInputError } from '../../../src/errors/index.js'
import { ngramFamily } from '../../../src/models/ngram/family.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { fitted, SMOOTHINGS, textBatch } from './helpers.js'

// What a model of characters or bytes does with whole texts; the coders have tests of their own.
const TEXTS = ['Rain  fell.\n', ' über alles', 'snow \u{1f642}\ttoo', '']
const folders: string[] = []

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true })
})

test.each(['characters', 'bytes'] as const)(
  'maximum likelihood of a long order copies its text: %s',
  async (tokens) => {
    for (const text of [TEXTS[0], TEXTS[1], TEXTS[2]]) {
      const model = await fitted([text], 16, 'none', TEXTS, tokens)
      const { batch, finished } = await model.sample(
        { from: 0, count: 1 },
        { temperature: 1, max_tokens: 99 },
        keyedRng(1),
      )
      expect((batch as TextBatch).texts).toEqual([text])
      expect([...finished]).toEqual([1])
      const { logProbabilities, flags } = await model.score(textBatch([text]))
      const length = tokens === 'bytes' ? new TextEncoder().encode(text).length : [...text].length
      expect([...logProbabilities]).toEqual(new Array(length + 1).fill(0))
      expect(flags[length]).toBe(TOKEN_END)
    }
  },
)

test('max_tokens counts model tokens; bytes cut inside a character are read as U+FFFD', async () => {
  const decoding = { temperature: 1, max_tokens: 2 }
  const drawn = async (tokens: 'characters' | 'bytes'): Promise<readonly unknown[]> => {
    const model = await fitted(['aéb'], 3, 'none', ['aéb'], tokens)
    const sample = await model.sample({ from: 0, count: 1 }, decoding, keyedRng(1))
    return [...(sample.batch as TextBatch).texts, sample.tokens, sample.finished[0]]
  }
  expect(await drawn('characters')).toEqual(['aé', 2, 0])
  expect(await drawn('bytes')).toEqual(['a\ufffd', 2, 0])
})

test('characters that no human text holds are out of vocabulary; bytes never are', async () => {
  const held = textBatch(['rain!'])
  const characters = await (await fitted(['rain'], 2, { absolute: 0.5 }, ['rain'], 'characters')).score(held)
  expect([...characters.flags]).toEqual([0, 0, 0, 0, TOKEN_OUT_OF_VOCABULARY, TOKEN_END])
  const bytes = await (await fitted(['rain'], 2, { absolute: 0.5 }, ['rain'], 'bytes')).score(held)
  expect([...bytes.flags]).toEqual([0, 0, 0, 0, 0, TOKEN_END])
  // V = 256 bytes, <unk>, </s>: "!" was not seen after "n" and has the uniform share of the unigrams, after "n"
  // (count 1, d = .5) b = .5, and b of the unigrams (5 kinds of count 1) = .5.
  expect(bytes.logProbabilities[4]).toBeCloseTo(Math.log((0.5 * 0.5) / 258), 12)
})

test('prompts are continued verbatim, scored with and fitted on', async () => {
  for (const tokens of ['characters', 'bytes'] as const) {
    const model = await fitted(['ab cd'], 4, 'none', ['ab cd'], tokens)
    const request = { from: 0, count: 1, inputs: textBatch(['ab']) }
    const { batch } = await model.sample(request, { temperature: 1, max_tokens: 9 }, keyedRng(1))
    expect((batch as TextBatch).texts).toEqual([' cd'])
    const { logProbabilities } = await model.score(textBatch([' cd'], ['ab']))
    expect([...logProbabilities]).toEqual([0, 0, 0, 0])
    expect((await model.score(textBatch(['b c']), { boundary: 'open' })).offsets[1]).toBe(3)
  }
})

test.each(['characters', 'bytes'] as const)(
  'a saved model of %s is the same; as other tokens it is refused',
  async (tokens) => {
    for (const smoothing of SMOOTHINGS) {
      const human = [...TEXTS, 'half \ud800 a pair']
      const model = await fitted(human, 9, smoothing, human, tokens)
      const folder = await mkdtemp(join(tmpdir(), 'ngram-tokens-'))
      folders.push(folder)
      await model.save(folder)
      const options = { family: 'ngram' as const, order: 9, tokens, smoothing }
      const loaded = await ngramFamily.load(folder, options, { human: textBatch(['other']) })
      expect(await loaded.score(textBatch(human))).toEqual(await model.score(textBatch(human)))
      for (const rules of [{ temperature: 1 }, { temperature: 0.8, top_k: 3 }]) {
        const decoding = { ...rules, max_tokens: 50 }
        expect(await loaded.sample({ from: 0, count: 20 }, decoding, keyedRng(1))).toEqual(
          await model.sample({ from: 0, count: 20 }, decoding, keyedRng(1)),
        )
      }
      const rate = await model.entropyRate(keyedRng(1), 200)
      expect(rate.tokens).toBeGreaterThanOrEqual(200)
      await expect(
        ngramFamily.load(folder, { ...options, tokens: 'words' }, { human: textBatch(human) }),
      ).rejects.toThrow(BadInputError)
    }
  },
)

test('an empty human text: no characters to learn, but bytes there are', async () => {
  await expect(fitted([''], 2, 'none', [''], 'characters')).rejects.toThrow('holds no character')
  const model = await fitted([''], 2, 'none', [''], 'bytes')
  const { batch } = await model.sample({ from: 0, count: 1 }, { temperature: 1, max_tokens: 9 }, keyedRng(1))
  expect((batch as TextBatch).texts).toEqual([''])
})
