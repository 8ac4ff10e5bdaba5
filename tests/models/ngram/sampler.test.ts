import { expect, test } from 'vitest'
import { DecodingSampler } from '../../../src/models/ngram/decoder.js'
import { samplerFor } from '../../../src/models/ngram/generate.js'
import type { Smoothing } from '../../../src/models/ngram/options.js'
import { UNKNOWN } from '../../../src/models/ngram/token-coder.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { chiSquare, chiSquareLimit, distribution, HUMAN, MIX, parts, SMOOTHINGS } from './helpers.js'

const HISTORIES = ['', 'a', 'a b', 'a b c', 'b c', 'd', 'f', 'c a b', 'd d', 'b']
const PLAIN = { temperature: 1, max_tokens: 100 }

const cases = SMOOTHINGS.flatMap((smoothing) => [1, 2, 3, 5].map((order) => ({ smoothing, order })))

test.each(cases)('exact draws follow the model: $smoothing, order $order', async ({ smoothing, order }) => {
  const { next, at } = await parts(MIX, order, smoothing, HUMAN)
  const sampler = samplerFor(next, PLAIN)
  for (const history of HISTORIES) {
    if (smoothing === 'none' && !at(history).seen) continue
    // The model's own probabilities, given that the word is not <unk>.
    const expected = distribution(next, at(history))
    const drawable = 1 - expected[UNKNOWN]
    if (drawable < 1e-9) continue
    expected[UNKNOWN] = 0
    for (const [code, value] of expected.entries()) expected[code] = value / drawable
    const counts = new Float64Array(expected.length)
    const rng = keyedRng('exact draws', order, history)
    for (let draw = 0; draw < 20_000; draw++) counts[sampler.draw(at(history), rng)]++
    const { statistic, degrees } = chiSquare(counts, expected)
    expect(statistic, `after "${history}"`).toBeLessThan(chiSquareLimit(degrees))
  }
})

test.each(cases)('a draw moves the context on: $smoothing, order $order', async ({ smoothing, order }) => {
  const { next, at } = await parts(MIX, order, smoothing, HUMAN)
  const sampler = samplerFor(next, PLAIN)
  const rng = keyedRng('moves on')
  for (let draw = 0; draw < 300; draw++) {
    const context = at(HISTORIES[draw % HISTORIES.length])
    const moved = at(HISTORIES[draw % HISTORIES.length])
    moved.advance(sampler.draw(context, rng))
    expect([context.level, context.row, context.wanted]).toEqual([moved.level, moved.row, moved.wanted])
  }
})

// After "a" the mix has nothing but unknown words.
const UNKNOWNS = ['a x', 'a y', 'a z', 'b c']
const smoothings: Smoothing[] = ['none', { absolute: 1e-9 }, { add: 1e-12 }, 'kneser-ney']

test.each(smoothings)(
  'nearly all probability on <unk> (%j): another word is still drawn',
  async (smoothing) => {
    const { next, at } = await parts(UNKNOWNS, 3, smoothing, ['a b c'])
    const exact = samplerFor(next, PLAIN)
    const whole = new DecodingSampler(next, PLAIN)
    const rng = keyedRng('unknowns')
    for (let draw = 0; draw < 50; draw++) {
      expect(exact.draw(at('a'), rng)).not.toBe(UNKNOWN)
      expect(whole.draw(at('a'), rng)).not.toBe(UNKNOWN)
    }
  },
)
