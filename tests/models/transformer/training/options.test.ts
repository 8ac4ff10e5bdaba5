import { expect, test } from 'vitest'
import { trainingSchema } from '../../../../src/models/transformer/training/options.js'

test('has a default for everything', () => {
  expect(trainingSchema.parse({})).toEqual({
    batch: 16,
    warmup: 0.05,
    final_learning_rate: 0.1,
    weight_decay: 0.1,
    beta1: 0.9,
    beta2: 0.99,
    epsilon: 1e-8,
    clip: 1,
  })
  expect(trainingSchema.parse({ early_stopping: {} }).early_stopping).toEqual({
    validation: 'mix',
    share: 0.05,
    every: 50,
    patience: 3,
  })
})

test.each([
  [{ epochs: 1, steps: 5 }, 'expected one of epochs, steps and tokens, got epochs and steps'],
  [{ steps: 5, tokens: 9 }, 'expected one of epochs, steps and tokens, got steps and tokens'],
  [{ batch: 6, pass: 4 }, 'expected a divisor of the batch of 6, got 4'],
])('%o is refused', (options, message) => {
  const result = trainingSchema.safeParse(options)
  expect(result.error?.issues.map((issue) => issue.message)).toEqual([message])
})

test.each([
  { epochs: 0 },
  { steps: 0 },
  { batch: 0 },
  { window: 1 },
  { beta1: 1 },
  { clip: 0 },
  { speed: 1 },
])('%o is no option', (options) => {
  expect(trainingSchema.safeParse(options).success).toBe(false)
})
