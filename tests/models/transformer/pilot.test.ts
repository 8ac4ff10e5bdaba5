import { expect, test } from 'vitest'
import { transformerSchema } from '../../../src/models/transformer/options.js'
import { pilotOf } from '../../../src/models/transformer/pilot.js'
import { PRESETS } from '../../../src/models/transformer/presets.js'

const optionsOf = (training: object) => transformerSchema.parse({ family: 'transformer', training })

test('a pilot is the same training, for a few steps, with nothing held out', () => {
  const training = { epochs: 3, batch: 8, window: 64, learning_rate: 0.01, early_stopping: {} }
  const options = optionsOf(training)
  const { epochs: _, early_stopping: __, ...rest } = options.training
  expect(pilotOf(options, PRESETS.nano)?.options).toEqual({ ...options, training: { ...rest, steps: 12 } })
  // A window of small's 256 tokens takes 3 * 256 * 2 * 12 * 6 * 384^2 operations and some: 16.3 GFLOP for each; 16 of them.
  expect(pilotOf(optionsOf({}), PRESETS.small)?.options.training.steps).toBe(2)
})

test('the whole fit is whole batches of epochs, tokens or steps', () => {
  const planned = (training: object) =>
    pilotOf(optionsOf({ batch: 8, window: 64, ...training }), PRESETS.nano)?.planned(1000)
  // Batches of 512 tokens: 2000 tokens are 4 of them, 1100 are 3.
  expect(planned({ epochs: 2 })).toBe(2048)
  expect(planned({ tokens: 1100 })).toBe(1536)
  expect(planned({ steps: 7 })).toBe(3584)
})

test('a large model is not tried', () => {
  expect(pilotOf(optionsOf({}), PRESETS.gpt2)).toBeUndefined()
})

test('of a batch that would take minutes a part is tried, in whole passes', () => {
  const { training } =
    pilotOf(optionsOf({ steps: 9, batch: 1_000_000, pass: 4 }), PRESETS.nano)?.options ?? {}
  expect(training?.steps).toBe(2)
  expect(training?.batch).toBeLessThan(5000)
  expect((training?.batch ?? 1) % 4).toBe(0)
})

test('training of less than one batch is refused', () => {
  const training = { tokens: 1000, batch: 8, window: 128 }
  expect(() => optionsOf(training)).toThrow('expected at least one batch, 1024 tokens, got 1000')
  const based = transformerSchema.parse({ family: 'transformer', base: 'folder', training })
  expect(() => pilotOf(based, PRESETS.nano)).toThrow(
    'training.tokens is 1000, less than one batch: 8 windows of 128 tokens are 1024',
  )
})
