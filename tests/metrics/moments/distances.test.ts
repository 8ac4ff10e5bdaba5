import { describe, expect, it } from 'vitest'
import type { MixtureState } from '../../../src/contracts/state.js'
import { squaredL2 } from '../../../src/metrics/moments/mixture-l2.js'
import { overlapOfMixtures } from '../../../src/metrics/moments/mixture-overlap.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { ChainStreams } from '../../../src/random/stream.js'
import { normal, normal1, oneValueOf } from '../vector-helpers.js'

const truth = normal(normal1(0, 1))

function mixture(
  ...components: readonly { weight: number; mean: number[]; covariance: number[] }[]
): MixtureState {
  return {
    kind: 'mixture',
    chains: 1,
    dimension: components[0].mean.length,
    components: components.length,
    weights: Float64Array.from(components, ({ weight }) => weight),
    means: Float64Array.from(components.flatMap(({ mean }) => mean)),
    covariances: Float64Array.from(components.flatMap(({ covariance }) => covariance)),
  }
}

describe('wasserstein2', () => {
  const state = normal(normal1(3, 4), normal1(0, 1))

  it('is the mean over chains, squared or not', async () => {
    expect((await oneValueOf('wasserstein2.squared', { state, truth })).value).toBe(5)
    expect((await oneValueOf('wasserstein2.distance', { state, truth })).value).toBeCloseTo(
      Math.sqrt(10) / 2,
      14,
    )
    expect((await oneValueOf('frechet_moments.squared', { state, truth })).value).toBe(5)
  })

  it('is of normal distributions alone, where the Frechet distance takes the moments of all', async () => {
    // Mean 0, variance 1 + 9.
    const two = mixture(
      { weight: 0.5, mean: [-3], covariance: [1] },
      { weight: 0.5, mean: [3], covariance: [1] },
    )
    expect((await oneValueOf('frechet_moments.squared', { state: two, truth })).value).toBeCloseTo(
      (Math.sqrt(10) - 1) * (Math.sqrt(10) - 1),
      13,
    )
    expect((await oneValueOf('wasserstein2.squared', { state: two, truth })).value).toBeUndefined()
    expect((await oneValueOf('wasserstein2.squared', { state, truth: two })).undefinedReason).toBe(
      'the truth is of the kind mixture',
    )
  })
})

describe('normal_kl and normal_entropy', () => {
  it('are infinite of a collapsed chain', async () => {
    const state = normal(normal1(0, 0), normal1(0, 1))
    const of = async (id: string) => (await oneValueOf(id, { state, truth })).value
    expect(await of('normal_kl.truth_to_model')).toBe(Number.POSITIVE_INFINITY)
    expect(await of('normal_kl.model_to_truth')).toBe(Number.POSITIVE_INFINITY)
    expect(await of('normal_entropy')).toBe(Number.NEGATIVE_INFINITY)
  })

  it('say which way they look', async () => {
    const state = normal(normal1(0, 0.01))
    const half = (x: number) => x / 2
    expect((await oneValueOf('normal_kl.truth_to_model', { state, truth })).value).toBeCloseTo(
      half(100 - 1 + Math.log(0.01)),
      12,
    )
    expect((await oneValueOf('normal_kl.model_to_truth', { state, truth })).value).toBeCloseTo(
      half(0.01 - 1 - Math.log(0.01)),
      12,
    )
  })

  it('are undefined where the truth is a point', async () => {
    const point = normal(normal1(0, 0))
    expect(
      (await oneValueOf('normal_kl.truth_to_model', { state: truth, truth: point })).undefinedReason,
    ).toBe('the covariance of the truth is singular')
  })
})

it('counts chains whose deviation is below a share of the truth’s', async () => {
  const state = normal(normal1(0, 0), normal1(0, 1e-5), normal1(0, 1), normal1(0, 4e-4))
  // Deviations 0, .00316, 1 and .02.
  expect((await oneValueOf('collapsed_chains.sd1e-1', { state, truth })).value).toBe(0.75)
  expect((await oneValueOf('collapsed_chains.sd1e-2', { state, truth })).value).toBe(0.5)
  expect((await oneValueOf('collapsed_chains.sd1e-3', { state, truth })).value).toBe(0.25)
})

describe('tail_beyond', () => {
  it('is the normal tail of the truth itself, and all or nothing of a point', async () => {
    const of = async (mean: number, variance: number) =>
      (await oneValueOf('tail_beyond.sd2', { state: normal(normal1(mean, variance)), truth })).value
    // SciPy 1.17: 2 * norm.sf(2).
    expect(await of(0, 1)).toBeCloseTo(0.04550026389635842, 14)
    expect(await of(0, 0)).toBe(0)
    expect(await of(3, 0)).toBe(1)
  })

  it('agrees with points drawn from a mixture', async () => {
    const state = mixture(
      { weight: 0.3, mean: [-1], covariance: [0.25] },
      { weight: 0.7, mean: [1.5], covariance: [1] },
    )
    const exact = (await oneValueOf('tail_beyond.sd2', { state, truth })).value!
    const stream = new ChainStreams(keyedRng(1, 'tail')).of(0)
    const draws = 40_000
    let beyond = 0
    for (let draw = 0; draw < draws; draw++) {
      const z = stream.normal()
      const x = stream.uniform() < 0.3 ? -1 + 0.5 * z : 1.5 + z
      if (Math.abs(x) > 2) beyond++
    }
    const error = Math.sqrt((exact * (1 - exact)) / draws)
    expect(Math.abs(beyond / draws - exact)).toBeLessThan(4 * error)
  })
})

describe('mixture_l2', () => {
  it('is the integral of the squared difference', () => {
    const p = mixture(
      { weight: 0.3, mean: [-1], covariance: [0.25] },
      { weight: 0.7, mean: [2], covariance: [1] },
    )
    const q = mixture({ weight: 1, mean: [0], covariance: [4] })
    // SciPy 1.17: quad of (p(x) - q(x))^2 from -30 to 30.
    expect(squaredL2(p, q)[0]).toBeCloseTo(0.06349276807445157, 12)
    expect(squaredL2(q, p)[0]).toBeCloseTo(squaredL2(p, q)[0], 15)
    expect(squaredL2(p, p)[0]).toBeCloseTo(0, 15)
  })

  it('takes correlated components', () => {
    const p = mixture({ weight: 1, mean: [1, -1], covariance: [2, 0.5, 0.5, 1] })
    const q = mixture({ weight: 1, mean: [0, 0], covariance: [1, 0, 0, 3] })
    // SciPy 1.17: multivariate_normal([1, -1], C + D).pdf([0, 0]).
    expect(overlapOfMixtures(p, 0, q, 0)).toBeCloseTo(0.03303362758550144, 14)
  })

  it('is infinite of a point, which has no density', async () => {
    expect((await oneValueOf('mixture_l2.squared', { state: normal(normal1(0, 0)), truth })).value).toBe(
      Number.POSITIVE_INFINITY,
    )
  })

  it('of N(m, 1) from N(0, 1) is (1 - exp(-m^2 / 4)) / sqrt(pi)', async () => {
    const { value } = await oneValueOf('mixture_l2.squared', { state: normal(normal1(2, 1)), truth })
    expect(value).toBeCloseTo((1 - Math.exp(-1)) / Math.sqrt(Math.PI), 14)
  })
})
