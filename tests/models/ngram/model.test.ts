import { expect, test } from 'vitest'
import type { TextBatch, VectorBatch } from '../../../src/contracts/batch.js'
import { TOKEN_END, TOKEN_OUT_OF_VOCABULARY } from '../../../src/contracts/model.js'
import { RunError } from '../../../src/errors/index.js'
import { ngramFamily } from '../../../src/models/ngram/family.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { fitted, HUMAN, MIX, SMOOTHINGS, textBatch } from './helpers.js'

const OPTIONS = { family: 'ngram' as const, order: 3, tokens: 'words' as const, smoothing: 'none' as const }
const rng = keyedRng('model test')
const vectors: VectorBatch = {
  kind: 'vectors',
  values: new Float64Array(2),
  dimension: 1,
  chains: 1,
  count: 2,
  provenance: [],
}

function textsOf(batch: unknown): readonly string[] {
  return (batch as TextBatch).texts
}

test('scores of a tiny corpus by maximum likelihood, ends flagged', async () => {
  // p(a | <s>) = 1, p(b | a) = 2/3, p(</s> | b) = 1; p(c | a) = 1/3, p(</s> | c) = 1.
  const model = await fitted(['a b', 'a b', 'a c'], 2, 'none')
  const score = await model.score(textBatch(['a b', 'a c', '']))
  expect(score.kind).toBe('mass')
  expect([...score.offsets]).toEqual([0, 3, 6, 7])
  const expected = [0, Math.log(2 / 3), 0, 0, Math.log(1 / 3), 0]
  for (const [token, value] of expected.entries())
    expect(score.logProbabilities[token]).toBeCloseTo(value, 14)
  // No document of the mix is empty.
  expect(score.logProbabilities[6]).toBe(Number.NEGATIVE_INFINITY)
  expect([...score.flags]).toEqual([0, 0, TOKEN_END, 0, 0, TOKEN_END, TOKEN_END])
})

test('zero probability is -Infinity, for unseen words and after unseen contexts; unknown words are flagged', async () => {
  const model = await fitted(['a b c', 'b a'], 3, 'none')
  const { logProbabilities, flags } = await model.score(textBatch(['a c b', 'x']))
  // p(a | <s>) = 1/2; "a c" is unseen, and so is every context until two seen words stand side by side.
  expect([...logProbabilities]).toEqual([Math.log(1 / 2), ...new Array(5).fill(Number.NEGATIVE_INFINITY)])
  expect([...flags]).toEqual([0, 0, 0, TOKEN_END, TOKEN_OUT_OF_VOCABULARY, TOKEN_END])
})

test('an open piece has no start and no end, and its contexts grow from nothing', async () => {
  // Unigrams without <s>: a 3, b 2, c 1, </s> 3 of 9. p(c | a) = 1/3 whatever stands before.
  const model = await fitted(['a b', 'a b', 'a c'], 3, 'none')
  const { logProbabilities, offsets, flags } = await model.score(textBatch(['a c', '', 'b']), {
    boundary: 'open',
  })
  expect([...offsets]).toEqual([0, 2, 2, 3])
  expect([...flags]).toEqual([0, 0, 0])
  const expected = [3 / 9, 1 / 3, 2 / 9]
  for (const [token, value] of expected.entries())
    expect(logProbabilities[token]).toBeCloseTo(Math.log(value), 14)
})

test('prompts are conditioned on and not scored', async () => {
  for (const smoothing of SMOOTHINGS) {
    const model = await fitted(MIX, 3, smoothing, HUMAN)
    for (const boundary of ['document', 'open'] as const) {
      const whole = await model.score(textBatch(['a b c a b']), { boundary })
      const continued = await model.score(textBatch(['c a b'], ['a b']), { boundary })
      expect([...continued.logProbabilities]).toEqual([...whole.logProbabilities.subarray(2)])
      expect([...continued.flags]).toEqual([...whole.flags.subarray(2)])
    }
  }
})

test('samples are made of human words joined by single spaces; reserved symbols are unreachable', async () => {
  const human = ['<unk> said <s> to </s>', 'a <unk> b', '<s>']
  for (const smoothing of SMOOTHINGS) {
    const model = await fitted([...human, 'word outside the vocabulary', 'a strange b'], 2, smoothing, human)
    const { batch, finished, tokens } = await model.sample(
      { from: 0, count: 500 },
      { temperature: 1, max_tokens: 30 },
      rng,
    )
    const words = textsOf(batch).flatMap((text) => (text === '' ? [] : text.split(' ')))
    const allowed = new Set(human.join(' ').split(' '))
    expect(words.filter((word) => !allowed.has(word))).toEqual([])
    // A literal "<unk>" is a word like any other.
    expect(words).toContain('<unk>')
    expect(tokens).toBe(words.length + finished.reduce((sum, value) => sum + value, 0))
    const score = await model.score(textBatch(['<unk>', 'strange']))
    expect([...score.flags]).toEqual([0, TOKEN_END, TOKEN_OUT_OF_VOCABULARY, TOKEN_END])
  }
})

test.each([{ temperature: 1 }, { temperature: 0.7 }, { temperature: 1, top_p: 0.9 }])(
  'a sample is the same in blocks of any size, and a second time: %j',
  async (rules) => {
    const decoding = { ...rules, max_tokens: 40 }
    for (const smoothing of SMOOTHINGS) {
      const model = await fitted(MIX, 4, smoothing, HUMAN)
      const whole = await model.sample({ from: 3, count: 40 }, decoding, keyedRng('blocks'))
      const pieces = []
      for (const [from, count] of [
        [3, 1],
        [4, 29],
        [33, 10],
      ]) {
        pieces.push(await model.sample({ from, count }, decoding, keyedRng('blocks')))
      }
      expect(pieces.flatMap(({ batch }) => textsOf(batch))).toEqual(textsOf(whole.batch))
      expect(pieces.flatMap(({ finished }) => [...finished])).toEqual([...whole.finished])
      expect(pieces.reduce((sum, { tokens }) => sum + tokens, 0)).toBe(whole.tokens)
    }
  },
)

test('max_tokens cuts: the document is unfinished', async () => {
  const model = await fitted(['a a a a a a a a'], 8, 'none')
  const { batch, finished, tokens } = await model.sample(
    { from: 0, count: 2 },
    { temperature: 1, max_tokens: 3 },
    rng,
  )
  expect(textsOf(batch)).toEqual(['a a a', 'a a a'])
  expect([...finished]).toEqual([0, 0])
  expect(tokens).toBe(6)
})

test('prompts are continued: the text is the continuation', async () => {
  const model = await fitted(['a b c', 'd e f'], 3, 'none')
  const inputs = textBatch(['a', 'd e', 'a b c', ''])
  const { batch } = await model.sample({ from: 0, count: 4, inputs }, { temperature: 1, max_tokens: 9 }, rng)
  expect(textsOf(batch).slice(0, 3)).toEqual(['b c', 'f', ''])
  expect(['a b c', 'd e f']).toContain(textsOf(batch)[3])
  expect((batch as TextBatch).prompts).toEqual(inputs.texts)
  // After words it never saw, maximum likelihood goes on from the longest context that it knows.
  const strange = { from: 0, count: 1, inputs: textBatch(['x a']) }
  expect(textsOf((await model.sample(strange, { temperature: 1, max_tokens: 9 }, rng)).batch)).toEqual([
    'b c',
  ])
  await expect(
    model.sample({ ...strange, count: 2 }, { temperature: 1, max_tokens: 9 }, rng),
  ).rejects.toThrow('1 prompts for 2 documents')
})

test.each([
  ['empty documents alone', ['', '', '']],
  ['one word', ['word']],
  ['one word and an empty document', ['word', '']],
  ['a word over and over', ['w w w w w w w w w w w w']],
  ['words that the vocabulary lacks', ['unheard of']],
])('degenerate mixes: %s, orders 1 and 8, every smoothing', async (_, mix) => {
  for (const smoothing of SMOOTHINGS) {
    for (const order of [1, 2, 8]) {
      const model = await fitted(mix, order, smoothing, ['word w', 'w'])
      const decodings = [{ temperature: 1 }, { temperature: 0.5 }, { temperature: 1, top_k: 2 }]
      for (const rules of decodings) {
        const sample = await model.sample({ from: 0, count: 20 }, { ...rules, max_tokens: 20 }, rng)
        for (const text of textsOf(sample.batch)) expect(text).toMatch(/^(|(word|w)( (word|w))*)$/)
      }
      const { logProbabilities } = await model.score(textBatch(['word', '', 'other']))
      for (const value of logProbabilities) expect(value).toBeLessThanOrEqual(0)
    }
  }
})

test('fitting on prompts takes prompt and text as one document', async () => {
  const context = { human: textBatch(['a b c']), rng }
  const model = await ngramFamily.fit(textBatch(['b c'], ['a']), OPTIONS, context)
  const { logProbabilities } = await model.score(textBatch(['a b c']))
  expect([...logProbabilities]).toEqual([0, 0, 0, 0])
})

test('what cannot be fitted says why', async () => {
  const human = textBatch(['a'])
  await expect(ngramFamily.fit(textBatch([]), OPTIONS, { human, rng })).rejects.toThrow('the mix is empty')
  await expect(ngramFamily.fit(human, OPTIONS, { human: textBatch(['', ' ']), rng })).rejects.toThrow(
    'the vocabulary is empty',
  )
  await expect(ngramFamily.fit(vectors, OPTIONS, { human, rng })).rejects.toThrow(RunError)
  await expect(ngramFamily.fit(human, OPTIONS, { human: vectors, rng })).rejects.toThrow(
    'human data are vectors',
  )
  const initial = await ngramFamily.fit(human, OPTIONS, { human, rng })
  await expect(ngramFamily.fit(human, OPTIONS, { human, rng, initial })).rejects.toThrow('fitted anew')
  await expect(initial.score(vectors)).rejects.toThrow('given vectors')
})

test('long work reports progress and obeys an abort', async () => {
  const model = await fitted(['a b c a b c a', 'b c'], 3, { absolute: 0.1 })
  const done: number[] = []
  const progress = (at: number, total: number): void => {
    expect(total).toBe(30_000)
    done.push(at)
  }
  const request = { from: 0, count: 30_000 }
  const decoding = { temperature: 1, max_tokens: 50 }
  await model.sample(request, decoding, rng, { progress })
  expect(done.length).toBeGreaterThan(1)
  expect(done.at(-1)).toBe(30_000)
  const controller = new AbortController()
  const stopped = model.sample(request, decoding, rng, { signal: controller.signal })
  controller.abort(new Error('stopped by the user'))
  await expect(stopped).rejects.toThrow('stopped by the user')
  await expect(
    ngramFamily.fit(textBatch(['a']), OPTIONS, { human: textBatch(['a']), rng, signal: controller.signal }),
  ).rejects.toThrow('stopped by the user')
})

test('capabilities', () => {
  expect(ngramFamily.capabilities(OPTIONS)).toEqual({
    batch: 'text',
    prompts: true,
    lossWeights: true,
    editing: true,
    contextTokens: 3,
    randomFit: false,
    cheapFit: true,
  })
  expect(ngramFamily.capabilities({ ...OPTIONS, smoothing: 'kneser-ney' }).lossWeights).toBe(false)
  // About six characters, or bytes, to a word and the space behind it.
  expect(ngramFamily.capabilities({ ...OPTIONS, tokens: 'characters', order: 12 }).contextTokens).toBe(2)
  expect(ngramFamily.capabilities({ ...OPTIONS, tokens: 'bytes', order: 3 }).contextTokens).toBe(1)
})
