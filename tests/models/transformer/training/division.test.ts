import { expect, test } from 'vitest'
import { PRESETS } from '../../../../src/models/transformer/presets.js'
import { divide } from '../../../../src/models/transformer/training/division.js'

const micro = { ...PRESETS.micro, vocabulary: 1024 }
const gpt2 = { ...PRESETS.gpt2, vocabulary: 50_257 }

test('passes of about 512 tokens, in up to 4 lanes', () => {
  expect(divide(micro, 16, 128)).toEqual({ rows: 4, passes: 4, lanes: 4 })
  expect(divide(micro, 32, 128)).toEqual({ rows: 4, passes: 8, lanes: 4 })
  expect(divide(micro, 16, 32)).toEqual({ rows: 16, passes: 1, lanes: 1 })
  // The largest divisor of the batch that is not above 4.
  expect(divide(micro, 6, 128)).toEqual({ rows: 3, passes: 2, lanes: 2 })
  expect(divide(micro, 7, 128)).toEqual({ rows: 1, passes: 7, lanes: 4 })
  expect(divide(micro, 1, 128)).toEqual({ rows: 1, passes: 1, lanes: 1 })
})

test('a window longer than a pass is one by itself; large models have 2 lanes', () => {
  expect(divide(gpt2, 16, 1024)).toEqual({ rows: 1, passes: 16, lanes: 2 })
})

test('windows of a pass can be chosen', () => {
  expect(divide(micro, 16, 128, 8)).toEqual({ rows: 8, passes: 2, lanes: 2 })
  expect(divide(micro, 16, 128, 16)).toEqual({ rows: 16, passes: 1, lanes: 1 })
})

test('the passes are the batch', () => {
  for (let batch = 1; batch <= 40; batch++) {
    for (const length of [2, 100, 128, 600]) {
      const { rows, passes, lanes } = divide(micro, batch, length)
      expect(rows * passes).toBe(batch)
      expect(lanes).toBeLessThanOrEqual(passes)
    }
  }
})
