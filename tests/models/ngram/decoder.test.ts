import { expect, test } from 'vitest'
import type { Decoding } from '../../../src/contracts/model.js'
import { samplerFor } from '../../../src/models/ngram/generate.js'
import { UNKNOWN } from '../../../src/models/ngram/token-coder.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { chiSquare, chiSquareLimit, distribution, HUMAN, MIX, parts, SMOOTHINGS } from './helpers.js'

const HISTORIES = ['', 'a', 'a b', 'a b c', 'b c', 'd', 'f', 'c a b', 'd d']

/** The definition, word for word: temperature, top_k, top_p, min_p on the whole distribution. */
function decoded(probabilities: Float64Array, decoding: Omit<Decoding, 'max_tokens'>): Float64Array {
  const { temperature, top_k = Number.POSITIVE_INFINITY, top_p = 1, min_p = 0, greedy } = decoding
  const weights = probabilities.map((value) => Math.exp(Math.log(value) / temperature))
  weights[UNKNOWN] = 0
  const order = [...weights.keys()].sort((left, right) => weights[right] - weights[left] || left - right)
  let kept = order.filter((code) => weights[code] > 0).slice(0, greedy ? 1 : top_k)
  const sum = kept.reduce((total, code) => total + weights[code], 0)
  let reached = 0
  kept = kept.filter((code) => {
    const wanted = reached < top_p * sum - 1e-12
    reached += weights[code]
    return wanted
  })
  kept = kept.filter((code) => weights[code] >= min_p * weights[kept[0]])
  const total = kept.reduce((mass, code) => mass + weights[code], 0)
  return weights.map((weight, code) => (kept.includes(code) ? weight / total : 0))
}

const DECODINGS: readonly Omit<Decoding, 'max_tokens'>[] = [
  { temperature: 0.7 },
  { temperature: 1.5 },
  { temperature: 1, top_k: 1 },
  { temperature: 1, top_k: 3 },
  { temperature: 1, top_p: 0.6 },
  { temperature: 1, top_p: 0.93 },
  { temperature: 1, min_p: 0.2 },
  { temperature: 1, greedy: true },
  { temperature: 0.8, top_k: 4, top_p: 0.9 },
  { temperature: 1.3, top_p: 0.87, min_p: 0.1 },
  { temperature: 2, top_k: 5, top_p: 0.77, min_p: 0.3 },
]

const cases = SMOOTHINGS.flatMap((smoothing) =>
  [1, 2, 4].flatMap((order) => DECODINGS.map((decoding) => ({ smoothing, order, decoding }))),
)

test.each(cases)('$decoding, $smoothing, order $order', async ({ smoothing, order, decoding }) => {
  const { next, at } = await parts(MIX, order, smoothing, HUMAN)
  const sampler = samplerFor(next, { ...decoding, max_tokens: 100 })
  for (const history of HISTORIES) {
    if (smoothing === 'none' && !at(history).seen) continue
    const whole = distribution(next, at(history))
    if (whole[UNKNOWN] > 1 - 1e-9) continue
    const expected = decoded(whole, decoding)
    const counts = new Float64Array(expected.length)
    const rng = keyedRng('decoders', history)
    for (let draw = 0; draw < 3_000; draw++) counts[sampler.draw(at(history), rng)]++
    const { statistic, degrees } = chiSquare(counts, expected)
    expect(statistic, `after "${history}"`).toBeLessThan(chiSquareLimit(degrees))
  }
})
