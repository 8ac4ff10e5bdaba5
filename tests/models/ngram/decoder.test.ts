import { expect, test } from 'vitest'
import type { DecodingRules } from '../../../src/models/ngram/decoder.js'
import { samplerFor } from '../../../src/models/ngram/generate.js'
import { END, UNKNOWN } from '../../../src/models/ngram/token-coder.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { chiSquare, chiSquareLimit, distribution, HUMAN, MIX, parts, SMOOTHINGS } from './helpers.js'

const HISTORIES = ['', 'a', 'a b', 'a b c', 'b c', 'd', 'f', 'c a b', 'd d']

/** The definition, word for word: temperature, top_k, top_p, min_p, typical_p on the whole distribution. */
function decoded(probabilities: Float64Array, decoding: DecodingRules): Float64Array {
  const { temperature, top_k = Number.POSITIVE_INFINITY, top_p = 1, min_p = 0, greedy, ends } = decoding
  const weights = probabilities.map((value) => Math.exp(Math.log(value) / temperature))
  weights[UNKNOWN] = 0
  if (ends === false) weights[END] = 0
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
  kept = typical(kept, weights, decoding.typical_p ?? 1)
  const total = kept.reduce((mass, code) => mass + weights[code], 0)
  return weights.map((weight, code) => (kept.includes(code) ? weight / total : 0))
}

/**
 * Meister et al., arXiv 2202.00666, eq. 9: the words with the least | -log p - H |, until they hold the share.
 * Words equally near: the likelier first, and of one probability in the order of the ranking, outwards.
 */
function typical(ranked: readonly number[], weights: Float64Array, share: number): number[] {
  if (share >= 1) return [...ranked]
  const mass = ranked.reduce((total, code) => total + weights[code], 0)
  const surprise = (code: number): number => -Math.log(weights[code] / mass)
  const entropy = ranked.reduce((sum, code) => sum + (weights[code] / mass) * surprise(code), 0)
  let right = ranked.findIndex((code) => surprise(code) >= entropy - 1e-12)
  let left = right - 1
  const kept: number[] = []
  for (let held = 0; held < share * mass - 1e-12; ) {
    const leftDistance = left < 0 ? Number.POSITIVE_INFINITY : entropy - surprise(ranked[left])
    const rightDistance =
      right === ranked.length ? Number.POSITIVE_INFINITY : surprise(ranked[right]) - entropy
    const code = leftDistance <= rightDistance + 1e-12 ? ranked[left--] : ranked[right++]
    kept.push(code)
    held += weights[code]
  }
  return kept
}

const DECODINGS: readonly DecodingRules[] = [
  { temperature: 0.7 },
  { temperature: 1.5 },
  { temperature: 1, top_k: 1 },
  { temperature: 1, top_k: 3 },
  { temperature: 1, top_p: 0.6 },
  { temperature: 1, top_p: 0.93 },
  { temperature: 1, min_p: 0.2 },
  { temperature: 1, greedy: true },
  { temperature: 1, typical_p: 0.2 },
  { temperature: 1, typical_p: 0.63 },
  { temperature: 1, typical_p: 0.97 },
  { temperature: 0.6, typical_p: 0.83 },
  { temperature: 1, ends: false },
  { temperature: 1, top_k: 2, ends: false },
  { temperature: 0.8, top_k: 4, top_p: 0.9 },
  { temperature: 1.3, top_p: 0.87, min_p: 0.1 },
  { temperature: 2, top_k: 5, top_p: 0.77, min_p: 0.3 },
  { temperature: 1.4, top_k: 6, typical_p: 0.58 },
  { temperature: 1, top_p: 0.91, min_p: 0.05, typical_p: 0.71, ends: false },
]

const cases = SMOOTHINGS.flatMap((smoothing) =>
  [1, 2, 4].flatMap((order) => DECODINGS.map((decoding) => ({ smoothing, order, decoding }))),
)

test.each(cases)('$decoding, $smoothing, order $order', async ({ smoothing, order, decoding }) => {
  const { next, at } = await parts(MIX, order, smoothing, HUMAN)
  const sampler = samplerFor(next, decoding)
  for (const history of HISTORIES) {
    if (smoothing === 'none' && !at(history).seen) continue
    const whole = distribution(next, at(history))
    if (whole[UNKNOWN] + (decoding.ends === false ? whole[END] : 0) > 1 - 1e-9) continue
    const expected = decoded(whole, decoding)
    const counts = new Float64Array(expected.length)
    const rng = keyedRng('decoders', history)
    for (let draw = 0; draw < 3_000; draw++) counts[sampler.draw(at(history), rng)]++
    const { statistic, degrees } = chiSquare(counts, expected)
    expect(statistic, `after "${history}"`).toBeLessThan(chiSquareLimit(degrees))
  }
})
