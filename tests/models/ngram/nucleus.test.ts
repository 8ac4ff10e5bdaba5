import { expect, test } from 'vitest'
import { type Choice, drawChoice, follows } from '../../../src/models/ngram/choice.js'
import { Distribution } from '../../../src/models/ngram/distribution.js'
import { nucleus } from '../../../src/models/ngram/nucleus.js'
import type { Smoothing } from '../../../src/models/ngram/options.js'
import type { NgramTables } from '../../../src/models/ngram/tables.js'
import { Walk } from '../../../src/models/ngram/walk.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { chiSquare, chiSquareLimit, parts } from './helpers.js'

/** Documents of words with squared uniform ranks: contexts branch widely, and many probabilities are equal. */
const rng = keyedRng('nucleus texts')
const TEXTS = Array.from({ length: 300 }, () =>
  Array.from({ length: 30 }, () => {
    const uniform = rng.uniform()
    return `w${Math.floor(600 * uniform * uniform * uniform)}`
  }).join(' '),
)

/** Each word of a choice with its weight, tails spelled out. */
function spelledOut(
  { words, sums, tails }: Choice,
  tables: NgramTables,
  distribution: Distribution,
): Map<number, number> {
  const weights = new Map<number, number>()
  for (const [at, word] of words.entries()) weights.set(word, sums[at + 1] - sums[at])
  for (const tail of tails) {
    const scale =
      tail.ranked === distribution.base ? distribution.temperedScaleBase : distribution.temperedScaleLast
    let mass = 0
    for (let at = 0; at < tail.cut; at++) {
      const word = tail.ranked.words[at]
      if (follows(tables, tail.level, tail.row, word)) continue
      expect(weights.has(word)).toBe(false)
      weights.set(word, scale * tail.ranked.weights[at])
      mass += scale * tail.ranked.weights[at]
    }
    expect(tail.mass).toBeCloseTo(mass, 10)
  }
  return weights
}

const smoothings: Smoothing[] = ['kneser-ney', { absolute: 0.5 }, { absolute: 0.9 }, { add: 0.1 }]
const cases = smoothings.flatMap((smoothing) =>
  [1, 0.7, 1.6].flatMap((temperature) => [1, 2, 3].map((order) => ({ smoothing, temperature, order }))),
)

test.each(cases)(
  'bisection finds the words that a walk finds: $smoothing, T $temperature, order $order',
  async ({ smoothing, temperature, order }) => {
    const { next, at } = await parts(TEXTS, order, smoothing)
    const distribution = new Distribution(next, temperature)
    const walk = new Walk()
    for (const history of ['', 'w0', 'w0 w1', 'w3 w0', 'w1 w1', 'w500', 'w0 w500', 'unknown w2', 'unknown']) {
      distribution.read(at(history))
      distribution.weigh()
      const { nearWords, nearProbabilities, nearSize, mass } = distribution
      // The masses are those of the whole distribution.
      walk.begin(nearWords, nearProbabilities, nearSize)
      const all = Number.POSITIVE_INFINITY
      walk.run(distribution, { most: all, wanted: all, least: 0 })
      expect(walk.sum / mass).toBeCloseTo(1, 10)
      expect(new Set(walk.words.subarray(0, walk.size)).size).toBe(walk.size)
      for (const share of [0.01, 0.3, 0.777, 0.95, 0.999]) {
        walk.begin(nearWords, nearProbabilities, nearSize)
        walk.run(distribution, { most: all, wanted: share * mass, least: 0 })
        const found = spelledOut(nucleus(distribution, share * mass), next.tables, distribution)
        expect([...found.keys()].sort((a, b) => a - b)).toEqual(
          [...walk.words.slice(0, walk.size)].sort((a, b) => a - b),
        )
        for (let word = 0; word < walk.size; word++) {
          expect(found.get(walk.words[word])! / walk.weights[word]).toBeCloseTo(1, 8)
        }
      }
    }
  },
)

test('draws from a choice with tails follow its weights', async () => {
  const { next, at } = await parts(TEXTS, 3, 'kneser-ney')
  const distribution = new Distribution(next, 1)
  distribution.read(at('w0 w1'))
  distribution.weigh()
  const choice = nucleus(distribution, 0.8 * distribution.mass)
  expect(choice.tails.length).toBe(2)
  const weights = spelledOut(choice, next.tables, distribution)
  const expected = new Float64Array(next.tables.codes)
  for (const [word, weight] of weights) expected[word] = weight / choice.mass
  const counts = new Float64Array(next.tables.codes)
  const draws = keyedRng('nucleus draws')
  for (let draw = 0; draw < 100_000; draw++) counts[drawChoice(choice, next.tables, draws)]++
  const { statistic, degrees } = chiSquare(counts, expected)
  expect(degrees).toBeGreaterThan(100)
  expect(statistic).toBeLessThan(chiSquareLimit(degrees))
})
