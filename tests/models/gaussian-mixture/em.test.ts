import { expect, test } from 'vitest'
import { expectationMaximisation } from '../../../src/models/gaussian-mixture/em.js'
import { emptyMixture, type Items } from '../../../src/models/gaussian-mixture/mixture.js'
import { startFromLabels } from '../../../src/models/gaussian-mixture/start.js'

/** Two overlapping normal distributions, drawn by numpy's RandomState(7) and rounded. */
const POINTS = [
  [-1.3, -1.72],
  [-0.21, 0.15],
  [0.7, 0.71],
  [0.79, -0.78],
  [-1.18, -0.64],
  [0.64, 0.48],
  [-0.34, -0.57],
  [0.87, -0.43],
  [-0.55, -0.44],
  [0.44, -0.93],
  [-1.55, -1.41],
  [-0.56, 1.25],
  [0.69, -0.61],
  [1.39, -0.66],
  [1.2, 1.36],
  [2.8, 1.05],
  [3.22, 0.39],
  [3.12, -0.29],
  [3.21, 0.97],
  [0.77, 1.75],
  [1.41, 1.35],
  [1.41, 0.99],
  [2.54, -0.55],
  [2.44, 2.07],
]

function fitted(
  repeats: readonly number[] | undefined,
  options: { rounds?: number; points?: number[][] } = {},
) {
  const { rounds = 2000, points = POINTS } = options
  const items: Items = {
    count: points.length,
    values: Float64Array.from(points.flat()),
    weights: repeats === undefined ? undefined : Float64Array.from(repeats),
  }
  const mixture = emptyMixture(2, 2)
  const labels = points.map((point) => (POINTS.indexOf(point) < 12 ? 0 : 1))
  startFromLabels(items, labels, mixture, 1e-6)
  const result = expectationMaximisation(items, mixture, {
    tolerance: 1e-5,
    max_iterations: rounds,
    regularisation: 1e-6,
  })
  return { mixture, result }
}

function expectClose(values: ArrayLike<number>, expected: readonly number[]): void {
  expect(values).toHaveLength(expected.length)
  for (const [at, value] of expected.entries()) expect(values[at]).toBeCloseTo(value, 9)
}

test('goes where scikit-learn goes from the same labels', () => {
  // scikit-learn 1.2.1: GaussianMixture(2, tol=1e-5, max_iter=2000).fit(POINTS), with _initialize_parameters
  // overridden to call _initialize(X, one_hot(labels)) with 12 points in each component; it took 37 rounds.
  const { mixture, result } = fitted(undefined)
  expect(result.converged).toBe(true)
  expect(result.logLikelihood).toBeCloseTo(-2.8821707362573203, 12)
  expectClose(mixture.weights, [0.5194358215208849, 0.4805641784791151])
  expectClose(mixture.means, [0.510535053734002, -0.7031217221102093, 1.3513140749212644, 1.062591218588621])
  expectClose(
    mixture.covariances,
    [
      [2.2065397840711474, 0.4569288866737554, 0.4569288866737554, 0.209946811601487],
      [1.3860820523896948, 0.1302836228594872, 0.1302836228594872, 0.2981511906153556],
    ].flat(),
  )
})

test('takes as many rounds as scikit-learn', () => {
  expect(fitted(undefined, { rounds: 36 }).result.converged).toBe(false)
  expect(fitted(undefined, { rounds: 37 }).result.converged).toBe(true)
})

test('never lowers the likelihood', () => {
  let before = Number.NEGATIVE_INFINITY
  for (let rounds = 1; rounds <= 37; rounds++) {
    const { logLikelihood } = fitted(undefined, { rounds }).result
    expect(logLikelihood).toBeGreaterThan(before)
    before = logLikelihood
  }
})

test('a weight of 2 is the item twice, one of 0 is none', () => {
  const weights = POINTS.map((_, index) => 1 + (index % 2))
  const twice = fitted(undefined, {
    points: POINTS.flatMap((point, at) => (at % 2 === 0 ? [point] : [point, point])),
  })
  const weighted = fitted(weights)
  expectClose(weighted.mixture.means, [...twice.mixture.means])
  expectClose(weighted.mixture.covariances, [...twice.mixture.covariances])
  expect(weighted.result.logLikelihood).toBeCloseTo(twice.result.logLikelihood, 12)
})
