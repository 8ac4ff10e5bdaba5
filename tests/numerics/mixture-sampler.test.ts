import { expect, test } from 'vitest'
import type { MixtureState } from '../../src/contracts/state.js'
import { MixtureSampler } from '../../src/numerics/mixture-sampler.js'
import { keyedRng } from '../../src/random/keyed.js'
import { ChainStreams } from '../../src/random/stream.js'
import { zScore } from '../helpers/statistics.js'

/** Two chains; the first has two components, one of them correlated, the second one alone. */
const state: MixtureState = {
  kind: 'mixture',
  chains: 2,
  dimension: 2,
  components: 2,
  weights: Float64Array.of(0.25, 0.75, 0, 1),
  means: Float64Array.of(-10, 0, 10, 5, 0, 0, 1, 2),
  covariances: Float64Array.of(1, 0, 0, 1, 4, 1.2, 1.2, 1, 1, 0, 0, 1, 1e-12, 0, 0, 1e-12),
}

function draws(chain: number, count: number): number[][] {
  const sampler = new MixtureSampler(state)
  const stream = new ChainStreams(keyedRng('mixture sampler')).of(chain)
  const values = new Float64Array(2 * count)
  for (let item = 0; item < count; item++) sampler.draw(chain, stream, values, 2 * item)
  return Array.from({ length: count }, (_, item) => [values[2 * item], values[2 * item + 1]])
}

test('draws components by weight, with their means and covariances', () => {
  const items = draws(0, 20_000)
  expect(
    Math.abs(
      zScore(
        items.map(([x]) => (x < 0 ? 1 : 0)),
        0.25,
      ),
    ),
  ).toBeLessThan(4)
  const second = items.filter(([x]) => x > 0).map(([x, y]) => [x - 10, y - 5])
  const moments: [number[], number][] = [
    [second.map(([x]) => x), 0],
    [second.map(([, y]) => y), 0],
    [second.map(([x]) => x * x), 4],
    [second.map(([x, y]) => x * y), 1.2],
    [second.map(([, y]) => y * y), 1],
  ]
  for (const [values, expected] of moments) expect(Math.abs(zScore(values, expected))).toBeLessThan(4)
})

test('never draws a component of weight 0', () => {
  for (const [x, y] of draws(1, 1000)) {
    expect(x).toBeCloseTo(1, 4)
    expect(y).toBeCloseTo(2, 4)
  }
})

test('refuses a singular covariance', () => {
  const covariances = state.covariances.slice()
  covariances[0] = 0
  expect(() => new MixtureSampler({ ...state, covariances })).toThrow('not positive definite')
})
