import { expect, test } from 'vitest'
import { forwardFlops, trainingFlops } from '../../../src/models/transformer/flops.js'
import { PRESETS } from '../../../src/models/transformer/presets.js'
import { TINY } from './helpers.js'

test('of a model small enough to count by hand', () => {
  const config = { vocabulary: 10, context: 4, width: 2, layers: 1, heads: 1 }
  // A position: q, k, v 2 x 6, out 2 x 2, MLP 2 x 8 and 8 x 2: 48; head 2 x 10; times 2. Pairs: 1 + 2; each 8.
  expect(forwardFlops(config, 2)).toBe(296)
  expect(trainingFlops(config, 2)).toBe(888)
  // Attention alone grows faster than the length: 4 layers width for each further pair.
  expect(forwardFlops(TINY, 8) - 2 * forwardFlops(TINY, 4)).toBe(4 * 8 * (36 - 20))
})

test('of the published gpt2: about two for each weight', () => {
  // 12 * 12 * 768^2 + 50,257 * 768 = 123,532,032 weights of matrix products; 36,864 for each pair.
  const config = { ...PRESETS.gpt2, vocabulary: 50_257 }
  expect(forwardFlops(config, 1)).toBe(2 * 123_532_032 + 36_864)
})
