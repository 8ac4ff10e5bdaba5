import { expect, test } from 'vitest'
import type { EditRequest } from '../../../src/contracts/model.js'
import type { Smoothing } from '../../../src/models/ngram/options.js'
import { END, type TokenKind, UNKNOWN } from '../../../src/models/ngram/token-coder.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { splitWords } from '../../../src/text/words.js'
import {
  chiSquare,
  chiSquareLimit,
  distribution,
  fitted,
  HUMAN,
  MIX,
  parts,
  SMOOTHINGS,
  textBatch,
} from './helpers.js'

const PLAIN: EditRequest = { threshold: 0.5, temperature: 1 }

async function edited(
  texts: readonly string[],
  request: EditRequest,
  { smoothing = { absolute: 0.4 }, tokens = 'words' }: { smoothing?: Smoothing; tokens?: TokenKind } = {},
): Promise<{ texts: readonly string[]; tokens: number; redrawn: number }> {
  const model = await fitted(MIX, 3, smoothing, HUMAN, tokens)
  return model.edit(textBatch(texts), request, keyedRng('edit'))
}

test.each(SMOOTHINGS)(
  'as many tokens are redrawn as have the probability of the threshold: %j',
  async (smoothing) => {
    const model = await fitted(MIX, 3, smoothing, HUMAN)
    const { logProbabilities, flags } = await model.score(textBatch(HUMAN))
    for (const threshold of [0, 0.137, 0.293, 0.513, 0.871]) {
      const words = logProbabilities.filter((_, token) => flags[token] === 0)
      const likely = words.filter((value) => Math.exp(value) >= threshold).length
      const { tokens, redrawn, texts } = await model.edit(
        textBatch(HUMAN),
        { ...PLAIN, threshold },
        keyedRng(1),
      )
      expect([tokens, redrawn]).toEqual([words.length, likely])
      // Ends stay: documents have as many words as before.
      expect(texts.map((text) => splitWords(text).length)).toEqual(
        HUMAN.map((text) => splitWords(text).length),
      )
    }
  },
)

test('a threshold above 1 leaves every text as it is, white space and unknown words included', async () => {
  const texts = [' a\t b\n\nnowhere ', '', '  ', 'c']
  const { texts: same, tokens, redrawn } = await edited(texts, { ...PLAIN, threshold: 1.01 })
  expect([same, tokens, redrawn]).toEqual([texts, 4, 0])
})

test('only words change: the text around them stays', async () => {
  const { texts, redrawn } = await edited(['  a \t b\n c\u2003'], { ...PLAIN, threshold: 0 })
  expect(redrawn).toBe(3)
  expect(texts[0]).toMatch(/^ {2}[a-f] \t [a-f]\n [a-f]\u2003$/)
})

test.each([
  { temperature: 1 },
  { temperature: 0.6 },
  { temperature: 1, top_k: 2 },
  { temperature: 1.7, top_k: 3 },
])("redraws have the model's distribution after the original tokens, without the end: %j", async (rules) => {
  for (const smoothing of SMOOTHINGS) {
    const { next, coder, at } = await parts(MIX, 3, smoothing, HUMAN)
    const model = await fitted(MIX, 3, smoothing, HUMAN)
    const { texts } = await model.edit(
      textBatch(new Array(3_000).fill('a b c')),
      { ...rules, threshold: 0 },
      keyedRng('redraws'),
    )
    // Every word is redrawn, but each after the words that stood there.
    for (const [position, history] of ['', 'a', 'a b'].entries()) {
      const weights = distribution(next, at(history)).map((value) =>
        Math.exp(Math.log(value) / rules.temperature),
      )
      weights[UNKNOWN] = 0
      weights[END] = 0
      const ranked = [...weights.keys()].sort((one, other) => weights[other] - weights[one] || one - other)
      const first = new Set(ranked.slice(0, rules.top_k))
      const kept = weights.map((weight, code) => (first.has(code) ? weight : 0))
      const total = kept.reduce((sum, weight) => sum + weight, 0)
      const counts = new Float64Array(weights.length)
      const code = new Int32Array(1)
      for (const text of texts) {
        coder.encode(text.split(' ')[position], code, 0)
        counts[code[0]]++
      }
      const { statistic, degrees } = chiSquare(
        counts,
        kept.map((weight) => weight / total),
      )
      expect(statistic, `${JSON.stringify(smoothing)} after "${history}"`).toBeLessThan(
        chiSquareLimit(degrees),
      )
    }
  }
})

test('item i depends on the generator, i and the item alone', async () => {
  const request = { ...PLAIN, threshold: 0 }
  const whole = await edited(HUMAN, request)
  expect(await edited(HUMAN, request)).toEqual(whole)
  const others = HUMAN.map((text, item) => (item === 3 ? text : 'b b b'))
  expect((await edited(others, request)).texts[3]).toBe(whole.texts[3])
})

test('prompts are history and stay; maximum likelihood where nothing else follows redraws the same', async () => {
  const model = await fitted(['a b c'], 3, 'none')
  const result = await model.edit(textBatch(['b c'], ['a']), { ...PLAIN, threshold: 1 }, keyedRng(1))
  expect(result).toEqual({ texts: ['b c'], tokens: 2, redrawn: 2 })
})

test('characters and bytes are edited too', async () => {
  const text = 'a b  c\n'
  for (const tokens of ['characters', 'bytes'] as const) {
    const {
      texts,
      tokens: there,
      redrawn,
    } = await edited([text, '\ud800'], { ...PLAIN, threshold: 0.3 }, { tokens })
    expect(there).toBe(tokens === 'bytes' ? 10 : 8)
    expect(redrawn).toBeGreaterThan(0)
    expect(texts[0]).toHaveLength(text.length)
    expect(texts[1]).toBe('\ud800')
  }
})

test('a model of empty documents has no token to draw: texts stay', async () => {
  const model = await fitted([''], 2, 'none', ['a b'])
  const result = await model.edit(textBatch(['a b']), { ...PLAIN, threshold: 0 }, keyedRng(1))
  expect(result).toEqual({ texts: ['a b'], tokens: 2, redrawn: 0 })
})
