import { expect, test } from 'vitest'
import { parameterCount } from '../../../src/models/transformer/gpt2-config.js'
import { PRESETS } from '../../../src/models/transformer/presets.js'

// By hand: 12 width^2 + 13 width for each layer, context width for positions, 2 width for the last norm.
test.each([
  { preset: 'nano', millions: 0.21 },
  { preset: 'micro', millions: 0.81 },
  { preset: 'mini', millions: 4.77 },
  { preset: 'small', millions: 10.75 },
  { preset: 'gpt2', millions: 85.84 },
] as const)('$preset has $millions M parameters beside its token embedding', ({ preset, millions }) => {
  const size = PRESETS[preset]
  const { layers, width, context } = size
  const count = parameterCount({ ...size, vocabulary: 1000 }) - 1000 * width
  expect(count).toBe(layers * (12 * width * width + 13 * width) + context * width + 2 * width)
  expect(count / 1e6).toBeCloseTo(millions, 2)
  expect(width % size.heads).toBe(0)
})
