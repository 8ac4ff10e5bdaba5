import { afterAll, expect, test } from 'vitest'
import { entropyRateOf } from '../../../src/models/transformer/entropy-rate.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { openDevice } from '../../../src/tensor/runtime/open-device.js'
import { forwardProbabilities, onDevice, TINY, tinyWeights } from './tiny-model.js'

const device = await openDevice({ threads: 1 })
afterAll(() => device.close())
const END = 0

test('a model whose tokens are equally likely: the logarithm of their number', async () => {
  const weights = tinyWeights(TINY, 0)
  const model = onDevice(device, weights)
  const rate = await entropyRateOf(model, END, keyedRng('entropy'), 300, {})
  expect(rate.value).toBeCloseTo(Math.log(7), 5)
  expect(rate.standardError).toBeLessThan(1e-5)
  expect(rate.tokens).toBeGreaterThanOrEqual(300)
  await model.release()
})

test('documents of at most two tokens: the closed form within four standard errors', async () => {
  const weights = tinyWeights({ ...TINY, context: 2 })
  const model = onDevice(device, weights)
  const first = await forwardProbabilities(device, weights, [END])
  // A document ends with its first token, or has a second one, be it the end or cut behind it.
  let [surprisal, length] = [-first[END] * Math.log(first[END]), first[END]]
  for (let token = 1; token < TINY.vocabulary; token++) {
    const second = await forwardProbabilities(device, weights, [END, token])
    const after = second.reduce((sum, share) => sum - share * Math.log(share), 0)
    surprisal += first[token] * (after - Math.log(first[token]))
    length += 2 * first[token]
  }
  const { value, standardError } = await entropyRateOf(model, END, keyedRng('entropy'), 5000, {})
  expect(standardError).toBeLessThan(0.02)
  expect(Math.abs(value - surprisal / length)).toBeLessThan(4 * standardError)
  await model.release()
})
