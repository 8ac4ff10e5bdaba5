import { expect, test } from 'vitest'
import { learningRateAt } from '../../../../src/models/transformer/training/schedule.js'

const options = { learningRate: 1, warmup: 0.1, finalShare: 0.1 }

test('rises linearly, then falls along half a cosine', () => {
  expect(learningRateAt(options, 5, 100)).toBe(0.5)
  // By hand: half of the way from 10 to 100; cos(pi / 2) = 0, so 0.1 + 0.9 / 2.
  expect(learningRateAt(options, 55, 100)).toBeCloseTo(0.55, 12)
  expect(learningRateAt(options, 10, 100)).toBe(1)
  expect(learningRateAt(options, 100, 100)).toBeCloseTo(0.1, 12)
  // A quarter of the way: 0.1 + 0.9 (1 + cos(pi / 4)) / 2.
  expect(learningRateAt(options, 20, 50)).toBeCloseTo(0.1 + (0.9 * (1 + Math.cos(Math.PI / 3))) / 2, 12)
})

test('never 0, never above the highest', () => {
  for (const steps of [1, 2, 7, 30]) {
    for (let step = 1; step <= steps; step++) {
      const rate = learningRateAt({ ...options, learningRate: 3 }, step, steps)
      expect(rate).toBeGreaterThan(0)
      expect(rate).toBeLessThanOrEqual(3)
    }
  }
})

test('without warm-up and with a final share of 1 it is constant', () => {
  for (let step = 1; step <= 5; step++) {
    expect(learningRateAt({ learningRate: 0.3, warmup: 0, finalShare: 1 }, step, 5)).toBeCloseTo(0.3, 12)
  }
})

test('all warm-up', () => {
  expect([1, 2, 3, 4].map((step) => learningRateAt({ ...options, warmup: 1 }, step, 4))).toEqual([
    0.25, 0.5, 0.75, 1,
  ])
})
