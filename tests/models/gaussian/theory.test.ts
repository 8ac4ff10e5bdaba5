import { describe, expect, it } from 'vitest'
import type { NormalState } from '../../../src/contracts/state.js'
import type { VectorFitContext, VectorModel } from '../../../src/contracts/vectors.js'
import { gaussianFamily } from '../../../src/models/gaussian/family.js'
import { digamma } from '../../../src/numerics/digamma.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { AS_IT_IS } from '../../helpers/points.js'
import { zScore } from '../../helpers/statistics.js'

/**
 * Sample, fit, repeat: `chains` standard normal distributions in `dimension` dimensions, each generation fitted to
 * `points` items of the one before.
 */
function replace(
  chains: number,
  points: number,
  generations: number,
  ddof: 0 | 1,
  temperature = 1,
  dimension = 1,
) {
  const square = dimension * dimension
  const unit = { length: chains * square }
  let model: VectorModel = gaussianFamily.restore(
    {
      kind: 'normal',
      chains,
      dimension,
      means: new Float64Array(chains * dimension),
      covariances: Float64Array.from(unit, (_, at) => ((at % square) % (dimension + 1) === 0 ? 1 : 0)),
    },
    { family: 'gaussian', ddof },
  )
  const rng = keyedRng('theory', points, ddof)
  for (let generation = 1; generation <= generations; generation++) {
    const sample = model.sample({ count: points }, { ...AS_IT_IS, temperature }, rng.fork(generation))
    model = gaussianFamily.fit(sample, { family: 'gaussian', ddof }, {} as VectorFitContext) as VectorModel
  }
  const { means, covariances } = model.state as NormalState
  return { means: [...means], variances: [...covariances] }
}

/** ln Gamma(n / 2) by ln Gamma(x + 1) = ln Gamma(x) + ln x from ln Gamma(1) = 0 and ln Gamma(1/2) = ln(pi) / 2. */
function logGammaOfHalf(n: number): number {
  let log = n % 2 === 0 ? 0 : Math.log(Math.PI) / 2
  for (let at = n % 2 === 0 ? 2 : 1; at < n; at += 2) log += Math.log(at / 2)
  return log
}

/** The mean of an unbiased standard deviation of n items, as a share of the true one. */
const c4 = (n: number) => Math.sqrt(2 / (n - 1)) * Math.exp(logGammaOfHalf(n) - logGammaOfHalf(n - 1))

const power = (base: number, exponent: number) => Math.exp(exponent * Math.log(base))
const squares = (values: number[]) => values.map((value) => value * value)

// In units of the standard errors that the chains themselves give. The laws are exact for any number of items
// (Shumailov et al. 2024, section 3; E s_t by Bertrand et al. 2310.00429; ddof 0: Kazdan et al. 2410.16713).
describe('replace with ddof 1', () => {
  const [chains, points, generations] = [4000, 100, 10]
  const { means, variances } = replace(chains, points, generations, 1)

  it('keeps the mean variance', () => {
    expect(Math.abs(zScore(variances, 1))).toBeLessThan(4)
  })

  it('shrinks the mean deviation by c4 in every generation', () => {
    // c4(10) = 0.9727: any table of control charts.
    expect(c4(10)).toBeCloseTo(0.9727, 4)
    const score = zScore(variances.map(Math.sqrt), power(c4(points), generations))
    expect(Math.abs(score)).toBeLessThan(4)
  })

  it('shrinks the mean log variance by psi((M - 1) / 2) + ln 2 - ln(M - 1)', () => {
    const expected = generations * (digamma((points - 1) / 2) + Math.log(2) - Math.log(points - 1))
    expect(Math.abs(zScore(variances.map(Math.log), expected))).toBeLessThan(4)
  })

  it('lets the mean walk: E mu^2 = t / M', () => {
    expect(Math.abs(zScore(squares(means), generations / points))).toBeLessThan(4)
  })
})

describe('replace with few points', () => {
  it('loses its deviation and its log variance as fast as the exact laws say', () => {
    const { variances } = replace(4000, 10, 20, 1)
    expect(Math.abs(zScore(variances.map(Math.sqrt), power(c4(10), 20)))).toBeLessThan(4)
    const expected = 20 * (digamma(4.5) + Math.log(2) - Math.log(9))
    // scipy 1.17.1: 20 * (digamma(4.5) + log(2) - log(9)) = -2.3041; c4(10) = .972659.
    expect([power(c4(10), 20).toFixed(4), expected.toFixed(3)]).toEqual(['0.5744', '-2.304'])
    expect(Math.abs(zScore(variances.map(Math.log), expected))).toBeLessThan(4)
  })

  it('collapses to exactly 0 in the end, and stays a valid state', () => {
    const { means, variances } = replace(50, 3, 400, 1)
    expect(variances.every((variance) => variance === 0)).toBe(true)
    expect(means.every(Number.isFinite)).toBe(true)
  })
})

describe('replace with ddof 0', () => {
  it('shrinks the mean variance by 1 - 1 / n, and what it loses is in the mean', () => {
    const [points, generations] = [20, 15]
    const { means, variances } = replace(4000, points, generations, 0)
    const left = power(1 - 1 / points, generations)
    expect(Math.abs(zScore(variances, left))).toBeLessThan(4)
    expect(Math.abs(zScore(squares(means), 1 - left))).toBeLessThan(4)
  })
})

describe('replace at a temperature', () => {
  it('shrinks the mean variance by the temperature: lambda of MAD', () => {
    // Alemohammad et al. 2307.01850: E Sigma_t = lambda^t Sigma_0.
    expect(Math.abs(zScore(replace(3000, 100, 10, 1, 0.8).variances, power(0.8, 10)))).toBeLessThan(4)
  })

  it('does so in three dimensions, in every direction', () => {
    const { variances } = replace(1500, 20, 5, 1, 0.8, 3)
    for (let entry = 0; entry < 9; entry++) {
      const values = variances.filter((_, at) => at % 9 === entry)
      const expected = entry % 4 === 0 ? power(0.8, 5) : 0
      expect(Math.abs(zScore(values, expected))).toBeLessThan(4)
    }
  })
})
