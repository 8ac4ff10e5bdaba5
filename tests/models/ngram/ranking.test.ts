import { expect, test } from 'vitest'
import { type Choice, drawChoice, LISTED } from '../../../src/models/ngram/choice.js'
import { type DecodingRules, DecodingSampler } from '../../../src/models/ngram/decoder.js'
import type { NextWord } from '../../../src/models/ngram/next-word.js'
import type { Smoothing } from '../../../src/models/ngram/options.js'
import { Ranking } from '../../../src/models/ngram/ranking.js'
import { WordLists } from '../../../src/models/ngram/word-lists.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { chiSquare, chiSquareLimit, distribution, parts } from './helpers.js'

/** Documents of words with cubed uniform ranks: contexts branch widely, and many probabilities are equal. */
const rng = keyedRng('ranking texts')
const TEXTS = Array.from({ length: 300 }, () =>
  Array.from({ length: 30 }, () => {
    const uniform = rng.uniform()
    return `w${Math.floor(600 * uniform * uniform * uniform)}`
  }).join(' '),
)
const HISTORIES = ['', 'w0', 'w0 w1', 'w3 w0', 'w1 w1', 'w500', 'w0 w500', 'unknown w2', 'unknown']

/** Each word of a choice with its weight. */
function spelledOut({ words, parts: runs, sums }: Choice): Map<number, number> {
  const weights = new Map<number, number>()
  for (const [at, word] of words.entries()) weights.set(word, sums[at + 1] - sums[at])
  for (const { list, scale, from, to, excluded, size, weight } of runs) {
    const skipped = new Set(excluded?.positions)
    let held = 0
    let count = 0
    let twice = 0
    for (let at = from; at < to; at++) {
      if (skipped.has(at)) continue
      if (weights.has(list.words[at])) twice++
      weights.set(list.words[at], scale * list.weights[at])
      held += scale * list.weights[at]
      count++
    }
    expect([count, twice]).toEqual([size, 0])
    expect(Math.abs(weight - held) / sums[runs.length]).toBeLessThan(1e-12)
  }
  return weights
}

/** The whole distribution by definition: every word but <unk>, at a temperature, sums to 1. */
function whole(next: NextWord, values: Float64Array, temperature: number): [number, number][] {
  const weights = [...values].map((value, code): [number, number] => [
    code,
    code === 0 || value === 0 ? 0 : Math.exp(Math.log(value) / temperature),
  ])
  const sum = weights.reduce((total, [, weight]) => total + weight, 0)
  expect(next.tables.codes).toBe(values.length)
  return weights
    .filter(([, weight]) => weight > 0)
    .map(([code, weight]): [number, number] => [code, weight / sum])
    .sort((one, other) => other[1] - one[1] || one[0] - other[0])
}

const smoothings: Smoothing[] = ['none', 'kneser-ney', { absolute: 0.5 }, { absolute: 0.9 }, { add: 0.1 }]
const cases = smoothings.flatMap((smoothing) =>
  [1, 0.7, 0.05].flatMap((temperature) => [1, 3].map((order) => ({ smoothing, temperature, order }))),
)

test.each(cases)(
  'runs hold what a walk through the sorted words holds: $smoothing, T $temperature, order $order',
  async ({ smoothing, temperature, order }) => {
    const { next, at } = await parts(TEXTS, order, smoothing)
    const lists = new WordLists(next, { temperature, logs: true, ends: true })
    const ranking = new Ranking()
    for (const history of HISTORIES) {
      const context = at(history)
      if (smoothing === 'none' && !context.seen) continue
      const sorted = whole(next, distribution(next, context), temperature)
      const begin = (): void => ranking.begin(lists, lists.first(context.level, context.row, context.seen))
      begin()
      const total = ranking.weight
      expect(total).toBeGreaterThan(0)
      expect(ranking.size).toBeGreaterThan(0)
      for (const share of [0.01, 0.3, 0.777, 0.95, 0.999]) {
        begin()
        ranking.keepShare(share)
        const found = spelledOut(ranking.choice())
        const held = [...found.values()].reduce((sum, weight) => sum + weight, 0)
        const least = Math.min(...found.values())
        expect(held / total).toBeGreaterThan(share - 1e-9)
        expect((held - least) / total).toBeLessThan(share + 1e-9)
        let worst = 0
        for (const [code, probability] of sorted.slice(0, found.size)) {
          // Neighbours whose weights differ by rounding alone may change places at the end of the run.
          const weight = found.get(code) ?? least
          worst = Math.max(worst, Math.abs(weight / total / probability - 1))
        }
        expect(worst).toBeLessThan(1e-8)
      }
      for (const count of [1, 2, 50, 300]) {
        begin()
        ranking.keepFirst(count)
        expect(ranking.size).toBe(Math.min(count, spelledOut(ranking.choice()).size))
      }
      begin()
      ranking.keepTypical(0.4)
      const held = [...spelledOut(ranking.choice()).values()].reduce((sum, weight) => sum + weight, 0)
      expect(held / total).toBeGreaterThan(0.4 - 1e-9)
    }
  },
)

test('what is drawn does not depend on what is kept', async () => {
  const { next, at } = await parts(TEXTS, 3, { absolute: 0.5 })
  for (const rules of [
    { temperature: 1, top_p: 0.9 },
    { temperature: 0.8, top_k: 9, min_p: 0.1 },
  ]) {
    const samplers = [new DecodingSampler(next, rules), new DecodingSampler(next, rules, 0)]
    const drawn = samplers.map((sampler) => {
      const draws = keyedRng('kept')
      return Array.from({ length: 400 }, (_, draw) => sampler.draw(at(HISTORIES[draw % 9]), draws))
    })
    expect(drawn[1]).toEqual(drawn[0])
  }
})

test('draws from runs follow their weights', async () => {
  const { next, at } = await parts(TEXTS, 3, 'kneser-ney')
  const lists = new WordLists(next, { temperature: 1, logs: false, ends: true })
  const ranking = new Ranking()
  const context = at('w0 w1')
  ranking.begin(lists, lists.first(context.level, context.row, context.seen))
  ranking.keepShare(0.8)
  expect(ranking.size).toBeGreaterThan(LISTED)
  const choice = ranking.choice()
  expect(choice.parts.length).toBe(3)
  const weights = spelledOut(choice)
  const held = [...weights.values()].reduce((sum, weight) => sum + weight, 0)
  const expected = new Float64Array(next.tables.codes)
  for (const [word, weight] of weights) expected[word] = weight / held
  const counts = new Float64Array(next.tables.codes)
  const draws = keyedRng('run draws')
  for (let draw = 0; draw < 100_000; draw++) counts[drawChoice(choice, draws)]++
  const { statistic, degrees } = chiSquare(counts, expected)
  expect(degrees).toBeGreaterThan(100)
  expect(statistic).toBeLessThan(chiSquareLimit(degrees))
})

test.each<DecodingRules>([
  { temperature: 1, top_p: 0.9 },
  { temperature: 1, top_k: 20 },
  { temperature: 1, min_p: 0.02 },
  { temperature: 1, typical_p: 0.7 },
  { temperature: 0.8, typical_p: 0.9 },
  { temperature: 0.7 },
])('rare and frequent contexts of a large vocabulary draw what ranked lists hold: %j', async (rules) => {
  const { next, at } = await parts(TEXTS, 4, { absolute: 0.5 })
  const sampler = new DecodingSampler(next, rules)
  const { temperature, top_k, top_p, min_p, typical_p } = rules
  const lists = new WordLists(next, { temperature, logs: true, ends: true })
  const ranking = new Ranking()
  for (const history of ['w0', 'w0 w1', 'w0 w0 w3', 'w40', 'w12 w7 w0', TEXTS[0].slice(0, 12)]) {
    const context = at(history)
    ranking.begin(lists, lists.first(context.level, context.row, context.seen))
    if (top_k !== undefined) ranking.keepFirst(top_k)
    if (top_p !== undefined) ranking.keepShare(top_p)
    if (min_p !== undefined) ranking.keepLikely(min_p)
    if (typical_p !== undefined) ranking.keepTypical(typical_p)
    const weights = spelledOut(ranking.choice())
    const held = [...weights.values()].reduce((sum, weight) => sum + weight, 0)
    // Words drawn less than five times in the mean stand together in one cell.
    const draws = 20_000
    const cell = (code: number): number => (((weights.get(code) ?? 0) / held) * draws < 5 ? 0 : code)
    const expected = new Float64Array(next.tables.codes)
    for (const [code, weight] of weights) expected[cell(code)] += weight / held
    const counts = new Float64Array(next.tables.codes)
    const uniforms = keyedRng('rare', history)
    for (let draw = 0; draw < draws; draw++) {
      const code = sampler.draw(at(history), uniforms)
      if (!weights.has(code)) expect(code).toBe('one of the words that are left')
      counts[cell(code)]++
    }
    const { statistic, degrees } = chiSquare(counts, expected)
    expect(statistic, history).toBeLessThan(chiSquareLimit(degrees))
  }
})
