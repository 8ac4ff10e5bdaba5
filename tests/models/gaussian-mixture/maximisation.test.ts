import { expect, test } from 'vitest'
import { maximise } from '../../../src/models/gaussian-mixture/maximisation.js'
import type { Mixture } from '../../../src/models/gaussian-mixture/mixture.js'

const items = { count: 4, values: Float64Array.of(0, 2, 4, 10), weights: undefined }

function mixture(): Mixture {
  return {
    dimension: 1,
    components: 2,
    weights: Float64Array.of(0.5, 0.5),
    means: Float64Array.of(7, 8),
    covariances: Float64Array.of(3, 4),
  }
}

test('gives each component the mean and variance of its shares', () => {
  const found = mixture()
  const raised = maximise(Float64Array.of(1, 1, 0.5, 0, 0, 0, 0.5, 1), items, found, 1e-6)
  // By hand: (0 + 2 + 2) / 2.5 and (2 + 10) / 1.5; (0 + 4 + 8) / 2.5 - 1.6^2 and (8 + 100) / 1.5 - 8^2.
  expect(raised).toBe(false)
  expect([...found.weights]).toEqual([0.625, 0.375])
  expect([...found.means]).toEqual([1.6, 8])
  expect(found.covariances[0]).toBeCloseTo(2.24 + 1e-6, 12)
  expect(found.covariances[1]).toBeCloseTo(8 + 1e-6, 12)
})

test('a component that has lost all items keeps its place, with weight 0', () => {
  const found = mixture()
  maximise(Float64Array.of(1, 1, 1, 1, 0, 1e-18, 0, 0), items, found, 1e-6)
  expect([...found.weights]).toEqual([1, 0])
  expect([found.means[1], found.covariances[1]]).toEqual([8, 4])
})
