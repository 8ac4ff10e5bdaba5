import { expect, test } from 'vitest'
import { keyedRng } from '../../../src/random/keyed.js'
import { fitted, HUMAN, MIX, SMOOTHINGS } from './helpers.js'

test('a two-word source: the closed form within four standard errors', async () => {
  // Documents are "a" (3 of 4) or "b": 2 tokens each, entropy H(3/4) of the first, none of the end.
  const model = await fitted(['a', 'a', 'a', 'b'], 2, 'none')
  const { value, standardError, tokens } = await model.entropyRate(keyedRng('entropy'), 20_000)
  const expected = -(0.75 * Math.log(0.75) + 0.25 * Math.log(0.25)) / 2
  expect(tokens).toBe(20_000)
  expect(Math.abs(value - expected)).toBeLessThan(4 * standardError)
  // Each document's surprisal is log 4/3 or log 4: its deviation is log 3 * sqrt(3/16), over 2 tokens.
  const deviation = (Math.log(3) * Math.sqrt(3 / 16)) / 2
  expect(standardError / (deviation / Math.sqrt(10_000))).toBeCloseTo(1, 1)
})

test('<unk> is never drawn: the rate is that of the other words', async () => {
  // Order 1 by add-k over <unk>, </s>, a: draws are </s> or a, each 1/2 given that they are not <unk>.
  const model = await fitted(['a'], 1, { add: 1 })
  const { value, standardError } = await model.entropyRate(keyedRng('unknown'), 5_000)
  expect(value).toBeCloseTo(Math.log(2), 10)
  expect(standardError).toBeLessThan(1e-10)
})

test('the same generator gives the same value; a deterministic source has rate 0', async () => {
  const single = await fitted(['a b c'], 3, 'none')
  expect((await single.entropyRate(keyedRng(1), 100)).value).toBe(0)
  for (const smoothing of SMOOTHINGS) {
    const model = await fitted(MIX, 3, smoothing, HUMAN)
    const first = await model.entropyRate(keyedRng(1), 2_000)
    expect(await model.entropyRate(keyedRng(1), 2_000)).toEqual(first)
    expect(first.value).toBeGreaterThan(0)
    expect(first.tokens).toBeGreaterThanOrEqual(2_000)
  }
})

test('a model that cannot end writes one document of the length asked for', async () => {
  const model = await fitted(['a b'], 2, { add: 1e-12 })
  const { tokens } = await model.entropyRate(keyedRng(1), 50)
  expect(tokens).toBeLessThan(53)
})
