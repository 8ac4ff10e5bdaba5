import { expect, it } from 'vitest'
import { logisticRegression, logisticScores } from '../../src/numerics/logistic-regression.js'

// scipy 1.17.1: minimize(f, zeros(3), method='BFGS', options={'gtol': 1e-10}) with
// f(p) = logaddexp(0, -s * (X @ p[:2] + p[2])).sum() + penalty / 2 * p[:2] @ p[:2], s = 2 * y - 1.
const X = Float64Array.of(0, 1, 1, 0, 2, 2, 3, 1, 1, 3, 4, 4, 0, 3, 5, 0)
const Y = Uint8Array.of(0, 0, 1, 1, 0, 1, 1, 0)

for (const [penalty, expected] of [
  [1, [0.24901996, 0.73655003, -1.74779153]],
  [0.1, [0.43996074, 1.14934963, -2.79271764]],
] as const) {
  it(`agrees with scipy's minimum, penalty ${penalty}`, () => {
    const { weights, intercept } = logisticRegression(X, Y, 2, { penalty, precision: 1e-10 })
    for (const [at, value] of [...weights, intercept].entries()) expect(value).toBeCloseTo(expected[at], 5)
  })
}

it('scores rows by weights and intercept', () => {
  const model = { weights: Float64Array.of(1, -2), intercept: 0.5 }
  expect([...logisticScores(model, Float64Array.of(0, 0, 3, 1))]).toEqual([0.5, 1.5])
})

it('stays finite where a plane separates the labels', () => {
  const { weights } = logisticRegression(Float64Array.of(-1000, 1000), Uint8Array.of(0, 1), 1, { penalty: 1 })
  expect(weights[0]).toBeGreaterThan(0)
  expect(Number.isFinite(weights[0])).toBe(true)
})
