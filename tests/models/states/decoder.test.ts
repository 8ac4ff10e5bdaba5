import { expect, test } from 'vitest'
import type { Decoding } from '../../../src/contracts/model.js'
import { BadInputError } from '../../../src/errors/index.js'
import { checkStateDecoding } from '../../../src/models/states/check-decoding.js'
import { StateDecoder } from '../../../src/models/states/decoder.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { normalised } from '../../../src/numerics/normalised.js'

const ROW = Float64Array.of(0.1, 0.4, 0, 0.2, 0.2, 0.1)

const decoded = (decoding: Partial<Decoding>, row: Float64Array = ROW) =>
  [...normalised(new StateDecoder({ temperature: 1, max_tokens: 1, ...decoding }).weights(row))].map((p) =>
    Number(p.toFixed(12)),
  )

const all = (...shares: number[]) => {
  const sum = shares.reduce((total, share) => total + share)
  return shares.map((share) => Number((share / sum).toFixed(12)))
}

test.each([
  ['nothing', {}, all(1, 4, 0, 2, 2, 1)],
  // Squares of the probabilities.
  ['temperature 1/2', { temperature: 0.5 }, all(1, 16, 0, 4, 4, 1)],
  ['temperature 2', { temperature: 2 }, all(1, 2, 0, Math.SQRT2, Math.SQRT2, 1)],
  ['a temperature near 0', { temperature: 1e-4 }, all(0, 1, 0, 0, 0, 0)],
  ['temperature 0', { temperature: 0 }, all(0, 1, 0, 0, 0, 0)],
  ['greedy, whatever the temperature', { greedy: true, temperature: 9 }, all(0, 1, 0, 0, 0, 0)],
  ['top_k, ties by number', { top_k: 2 }, all(0, 4, 0, 2, 0, 0)],
  ['a top_k beyond the states', { top_k: 100 }, all(1, 4, 0, 2, 2, 1)],
  ['top_p: the shortest run that reaches it', { top_p: 0.7 }, all(0, 4, 0, 2, 2, 0)],
  ['top_p that is reached exactly', { top_p: 0.4 }, all(0, 1, 0, 0, 0, 0)],
  ['top_p of what top_k left: 0.4 of 0.6', { top_k: 2, top_p: 0.66 }, all(0, 1, 0, 0, 0, 0)],
  ['min_p: at least that share of the likeliest', { min_p: 0.5 }, all(0, 4, 0, 2, 2, 0)],
  ['min_p of 1', { min_p: 1 }, all(0, 1, 0, 0, 0, 0)],
  [
    'truncation after temperature: 4 of 26 is below 0.5 of 16',
    { temperature: 0.5, min_p: 0.5 },
    all(0, 1, 0, 0, 0, 0),
  ],
] as const)('%s', (_name, decoding, expected) => {
  expect(decoded(decoding)).toEqual(expected)
})

test('all states alike: the first ones by number are kept', () => {
  expect(decoded({ top_k: 3 }, new Float64Array(60).fill(1 / 60)).slice(0, 4)).toEqual(all(1, 1, 1, 0))
})

/** The definition, rule by rule. */
function defined(
  row: Float64Array,
  { temperature = 1, top_k = row.length, top_p = 1, min_p = 0 }: Partial<Decoding>,
) {
  const weights = row.map((p) => Math.exp(Math.log(p) / temperature))
  const sum = (kept: readonly number[]) => kept.reduce((total, state) => total + weights[state], 0)
  let kept = [...row.keys()].filter((state) => row[state] > 0)
  kept.sort((left, right) => weights[right] - weights[left] || left - right)
  kept = kept.slice(0, top_k)
  const wanted = top_p * sum(kept)
  kept = kept.filter((_, rank) => sum(kept.slice(0, rank)) < wanted)
  kept = kept.filter((state) => weights[state] >= min_p * weights[kept[0]])
  return row.map((_, state) => (kept.includes(state) ? weights[state] / sum(kept) : 0))
}

test('agrees with the definition on random distributions and rules', () => {
  const rng = keyedRng('decoder')
  for (let round = 0; round < 300; round++) {
    const row = normalised(
      Array.from({ length: 2 + rng.integer(80) }, (_, at) => (at === 1 ? 1 : rng.integer(6))),
    )
    const rules = {
      temperature: [1, 0.5 + rng.uniform()][rng.integer(2)],
      top_k: [undefined, 1 + rng.integer(row.length)][rng.integer(2)],
      top_p: [1, 0.05 + 0.9 * rng.uniform()][rng.integer(2)],
      min_p: [0, 0.07 + 0.8 * rng.uniform()][rng.integer(2)],
    }
    const expected = [...defined(row, rules)].map((p) => Number(p.toFixed(12)))
    expect(decoded(rules, row), JSON.stringify(rules)).toEqual(expected)
  }
})

test('leaves the probabilities as they are', () => {
  const row = ROW.slice()
  new StateDecoder({ temperature: 0.3, top_k: 1, max_tokens: 1 }).weights(row)
  expect(row).toEqual(ROW)
})

test.each([{ typical_p: 0.9 }, { repetition_penalty: 1.1 }, { beams: 2 }])(
  'refuses %j, and says what is known',
  (rule) => {
    const check = () => checkStateDecoding('categorical', { temperature: 1, max_tokens: 1, ...rule })
    expect(check).toThrow(BadInputError)
    expect(check).toThrow(`family categorical does not know ${Object.keys(rule)[0]}`)
  },
)

test('takes rules that change nothing', () => {
  const plain = { temperature: 1, max_tokens: 1, typical_p: 1, repetition_penalty: 1 }
  expect(() => checkStateDecoding('categorical', plain)).not.toThrow()
})
