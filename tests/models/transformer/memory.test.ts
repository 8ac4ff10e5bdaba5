import { expect, test } from 'vitest'
import { EnvironmentError } from '../../../src/errors/index.js'
import { checkTrainingMemory, trainingMemory } from '../../../src/models/transformer/memory.js'
import { TINY } from './helpers.js'

const division = { rows: 2, passes: 6, lanes: 3 }

test('by hand, for a tiny model', () => {
  // 1,040 parameters; 2 windows of 4 tokens: a token 8 (2 + 6 + 2 + 24) = 272 and 2 heads 4 twice = 16, and 3 11 = 33.
  // One thread: 4 arrays shared; 1 of weights, 3 of moments and decay, 3 of lanes, 1 of a pass. Numbers have 4 bytes.
  expect(trainingMemory(TINY, division, 4, 1)).toBe(4 * (1040 * (4 + 8) + 8 * 321))
  // Two: 4 and 3 lanes shared; 2 of weights, 3, 3 lanes, half of each once more, 2 of passes; activations twice.
  expect(trainingMemory(TINY, division, 4, 2)).toBe(4 * (1040 * (7 + 11.5) + 2 * 8 * 321))
  // No more threads than lanes have work; without passes to add up the gradient of a pass is held in pieces.
  const oneEach = { rows: 2, passes: 2, lanes: 2 }
  expect(trainingMemory(TINY, oneEach, 4, 9)).toBe(trainingMemory(TINY, oneEach, 4, 2))
  expect(trainingMemory(TINY, oneEach, 4, 2)).toBe(4 * (1040 * (6 + 9) + 2 * 8 * 321))
})

test('what does not fit is refused with the numbers, before any work', () => {
  const gpt2 = { vocabulary: 50_257, context: 1024, width: 768, layers: 12, heads: 12 }
  const check = () => checkTrainingMemory(gpt2, { rows: 4, passes: 4, lanes: 2 }, 1024, 2, 2e9)
  expect(check).toThrow(EnvironmentError)
  const needed = (trainingMemory(gpt2, { rows: 4, passes: 4, lanes: 2 }, 1024, 2) / 1e9).toFixed(1)
  expect(check).toThrow(
    `training 124.4 M parameters on 4 windows of 1024 tokens at once takes about ${needed} GB of memory, the machine has 2.0 GB for it`,
  )
})

test('what just fits is taken', () => {
  const needed = trainingMemory(TINY, division, 4, 1)
  expect(() => checkTrainingMemory(TINY, division, 4, 1, needed)).not.toThrow()
  expect(() => checkTrainingMemory(TINY, division, 4, 1, needed - 1)).toThrow('takes about')
  expect(() => checkTrainingMemory(TINY, division, 4, 1)).not.toThrow()
})
