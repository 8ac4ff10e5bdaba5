import { expect, test } from 'vitest'
import { samplingFlops, trainingFlops } from '../../../bench/transformer/flops.js'

test('FLOPs of a token, by hand', () => {
  // N without positions: embedding 3*4; per layer 2*4*2 (LayerNorm) + 4*12+12 + 4*4+4 + 4*16+16 + 16*4+4 = 244; end 8.
  const config = { vocabulary: 3, context: 5, width: 4, layers: 2, heads: 2 }
  const multiplied = 12 + 2 * 244 + 8
  expect(trainingFlops(config)).toBe(6 * multiplied + 12 * 2 * 5 * 4)
  // Positions attended: 1, 2, 3, 4, 5, so 3 in the mean.
  expect(samplingFlops(config)).toBe(2 * multiplied + 4 * 2 * 4 * 3)
})
