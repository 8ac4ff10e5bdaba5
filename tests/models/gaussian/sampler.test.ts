import { describe, expect, it } from 'vitest'
import type { Decoding } from '../../../src/contracts/model.js'
import type { NormalState } from '../../../src/contracts/state.js'
import { momentsOf } from '../../../src/models/gaussian/moments.js'
import { gaussianModel } from '../../../src/models/gaussian/model.js'
import { chiSquareQuantile } from '../../../src/numerics/chi-square.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { AS_IT_IS } from '../../helpers/points.js'

const normal = (means: number[], covariances: number[]): NormalState => ({
  kind: 'normal',
  chains: 1,
  dimension: means.length,
  means: Float64Array.from(means),
  covariances: Float64Array.from(covariances),
})

const draw = (state: NormalState, count: number, decoding: Partial<Decoding> = {}, label = 'draw') =>
  gaussianModel(state).sample({ count }, { ...AS_IT_IS, ...decoding }, keyedRng(label))

/** Standard errors that the moments of a sample of a normal distribution lie from what they should be. */
function worstScore(state: NormalState, count: number, decoding: Partial<Decoding>, scale: number): number {
  const measured = momentsOf(draw(state, count, decoding), 1)
  const { dimension, means, covariances } = state
  let worst = 0
  for (let row = 0; row < dimension; row++) {
    const variance = scale * covariances[row * (dimension + 1)]
    worst = Math.max(worst, Math.abs(measured.means[row] - means[row]) / Math.sqrt(variance / count))
    for (let column = 0; column < dimension; column++) {
      const expected = scale * covariances[row * dimension + column]
      const other = scale * covariances[column * (dimension + 1)]
      // Of a Wishart matrix: Var S_ij = (S_ii S_jj + S_ij^2) / (n - 1).
      const error = Math.sqrt((variance * other + expected * expected) / (count - 1))
      worst = Math.max(worst, Math.abs(measured.covariances[row * dimension + column] - expected) / error)
    }
  }
  return worst
}

describe('sampleNormal', () => {
  it('has the mean and the covariance of the state', () => {
    expect(worstScore(normal([3], [4]), 20_000, {}, 1)).toBeLessThan(4)
    expect(worstScore(normal([1, -2, 0], [2, 1, 0.5, 1, 3, -1, 0.5, -1, 1]), 20_000, {}, 1)).toBeLessThan(4)
  })

  it('multiplies the covariance with the temperature', () => {
    expect(worstScore(normal([3], [4]), 20_000, { temperature: 0.8 }, 0.8)).toBeLessThan(4)
    expect(worstScore(normal([1, -2], [2, 1, 1, 3]), 20_000, { temperature: 2.5 }, 2.5)).toBeLessThan(4)
  })

  it('draws the mean alone at temperature 0, and where it is greedy', () => {
    for (const decoding of [{ temperature: 0 }, { greedy: true }]) {
      expect([...draw(normal([1, -2], [2, 1, 1, 3]), 2, decoding).values]).toEqual([1, -2, 1, -2])
    }
  })

  it.each([
    [0.95, 0.7588],
    [0.9, 0.623],
    [0.6826894921370859, 0.2911],
  ])('keeps with top_p %d the middle, whose variance is %d of the whole', (top_p, factor) => {
    // Truncated to |Z| < z: 1 - 2 z phi(z) / P(|Z| < z).
    const count = 40_000
    const { values } = draw(normal([10], [9]), count, { top_p })
    const variance = momentsOf(draw(normal([10], [9]), count, { top_p }), 1).covariances[0] / 9
    expect(Math.abs(variance - factor)).toBeLessThan(4 * factor * Math.sqrt(2 / count) + 5e-5)
    const reach = 3 * Math.sqrt(chiSquareQuantile(top_p, 1))
    expect(values.every((value) => Math.abs(value - 10) <= reach)).toBe(true)
    expect(values.some((value) => value - 10 > 0.99 * reach)).toBe(true)
  })

  it('keeps with top_p the ellipsoid in more dimensions', () => {
    // Of |z|^2, chi-square with 3 degrees, below its median q: mean 3 P(chi-square of 5 < q) / 0.5.
    // scipy 1.17.1: q = chi2.ppf(.5, 3) = 2.3659738843753377, 3 * chi2.cdf(q, 5) / .5 = 1.22082, variance 0.4042.
    const count = 20_000
    const { values } = draw(normal([0, 0, 0], [4, 0, 0, 0, 1, 0, 0, 0, 0.25]), count, { top_p: 0.5 })
    const squares = Float64Array.from({ length: count }, (_, item) => {
      const [x, y, z] = values.subarray(item * 3, item * 3 + 3)
      return (x * x) / 4 + y * y + z * z * 4
    })
    expect(Math.max(...squares)).toBeLessThanOrEqual(2.3659738843753377 * (1 + 1e-12))
    expect(Math.max(...squares)).toBeGreaterThan(2.36)
    const mean = squares.reduce((sum, value) => sum + value, 0) / count
    expect(Math.abs(mean - 1.22082)).toBeLessThan(4 * Math.sqrt(0.4042 / count))
  })

  it('draws from a singular covariance: items lie in its plane, and top_p counts its dimensions alone', () => {
    const line = normal([1, 1], [1, 2, 2, 4])
    for (const decoding of [{}, { top_p: 0.5 }]) {
      const { values } = draw(line, 1000, decoding)
      for (let at = 0; at < values.length; at += 2) {
        expect(values[at + 1] - 1).toBeCloseTo(2 * (values[at] - 1), 12)
      }
    }
    const { values } = draw(line, 5000, { top_p: 0.5 })
    // P(|Z| < z) = 0.5 at z = 0.6745.
    const reach = values.filter((_, at) => at % 2 === 0).map((value) => Math.abs(value - 1))
    expect(Math.max(...reach)).toBeLessThan(0.67449)
    expect(Math.max(...reach)).toBeGreaterThan(0.672)
  })

  it('draws a point where all variance is gone', () => {
    expect([...draw(normal([0.1], [0]), 3).values]).toEqual([0.1, 0.1, 0.1])
    expect([...draw(normal([0.1, 2], [0, 0, 0, 0]), 2, { top_p: 0.5 }).values]).toEqual([0.1, 2, 0.1, 2])
  })

  it('draws the same for a chain whatever the others are', () => {
    const two: NormalState = {
      ...normal([0], [1]),
      chains: 2,
      means: Float64Array.of(0, 5),
      covariances: Float64Array.of(1, 9),
    }
    const other = { ...two, means: Float64Array.of(7, 5), covariances: Float64Array.of(0, 9) }
    for (const decoding of [{}, { top_p: 0.3 }]) {
      const [first, second] = [draw(two, 50, decoding), draw(other, 50, decoding)]
      expect(first.values.subarray(50)).toEqual(second.values.subarray(50))
      expect(first.values.subarray(0, 50)).toEqual(draw(normal([0], [1]), 50, decoding).values)
    }
    expect(draw(two, 50, {}, 'other').values).not.toEqual(draw(two, 50).values)
  })
})
