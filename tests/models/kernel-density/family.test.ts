import { describe, expect, it } from 'vitest'
import type { KernelState } from '../../../src/contracts/state.js'
import type { VectorFitContext, VectorModel, VectorWorld } from '../../../src/contracts/vectors.js'
import { kernelDensityFamily } from '../../../src/models/kernel-density/family.js'
import { kernelDensitySchema } from '../../../src/models/kernel-density/options.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { AS_IT_IS, pointChains, points } from '../../helpers/points.js'
import { zScore } from '../../helpers/statistics.js'

const options = (rest: object = {}) => kernelDensitySchema.parse({ family: 'kernel-density', ...rest })
const fitted = (batch: ReturnType<typeof points>, rest: object = {}) =>
  kernelDensityFamily.fit(batch, options(rest), {} as VectorFitContext) as VectorModel
const world = (kind: string) => ({ name: 'somewhere', truth: { kind } }) as VectorWorld

describe('kernelDensityFamily', () => {
  it('refuses a bandwidth of 0 and worlds without points', () => {
    expect(kernelDensitySchema.safeParse({ family: 'kernel-density', bandwidth: 0 }).success).toBe(false)
    const check = (kind: string, rest: object = {}, count = 1) =>
      kernelDensityFamily.checkWorld!(options(rest), world(kind), count)
    expect(() => check('mixture')).not.toThrow()
    expect(() => check('states')).toThrow(
      'family kernel-density needs points, and world somewhere gives states',
    )
    expect(() => check('normal', { scale: 'deviation' })).toThrow(
      'a deviation needs two points, and there is 1',
    )
  })

  it('refuses every rule of decoding', () => {
    const check = (rules: object) => () =>
      kernelDensityFamily.checkDecoding!(options(), { ...AS_IT_IS, ...rules })
    expect(check({ top_p: 1, min_p: 0 })).not.toThrow()
    expect(check({ temperature: 0.5 })).toThrow('family kernel-density does not know temperature')
    expect(check({ top_p: 0.9 })).toThrow('family kernel-density does not know top_p')
  })

  it('draws points by their weight, with the noise of the kernel', () => {
    const model = fitted(points([[-100], [0], [100]], [0, 1, 3]), { bandwidth: 2 })
    const { values } = model.sample({ count: 20_000 }, AS_IT_IS, keyedRng('weights'))
    expect(values.every((value) => value > -50)).toBe(true)
    const upper = values.filter((value) => value > 50)
    expect(Math.abs(upper.length - 15_000)).toBeLessThan(4 * Math.sqrt(20_000 * (3 / 16)))
    const noise = [...upper].map((value) => (value - 100) / 2)
    expect(Math.abs(zScore(noise, 0))).toBeLessThan(4)
    expect(
      Math.abs(
        zScore(
          noise.map((value) => value * value),
          1,
        ),
      ),
    ).toBeLessThan(4)
  })

  it('draws the same for a chain whatever the others are', () => {
    const draw = (first: number) =>
      fitted(
        pointChains([
          [[first], [1]],
          [[2], [3]],
        ]),
      ).sample({ count: 10 }, AS_IT_IS, keyedRng('chains')).values
    expect(draw(0).subarray(10)).toEqual(draw(9).subarray(10))
  })

  it('is a point where a bandwidth follows points that are all equal', () => {
    const model = fitted(points([[0.1], [0.1]]), { scale: 'deviation' })
    expect(model.notes).toEqual(['all points are equal: the bandwidth is 0 and the model a point'])
    expect([...model.sample({ count: 2 }, AS_IT_IS, keyedRng('point')).values]).toEqual([0.1, 0.1])
  })

  it('says where curation has left a chain nothing', () => {
    expect(() => fitted(points([[1], [2]], [0, 0]))).toThrow(
      'family kernel-density: chain 1 of 1 has no item left',
    )
  })

  it('restores a model that draws and scores as before', () => {
    const model = fitted(
      points(
        [
          [0, 1],
          [1, 0],
          [3, 4],
        ],
        [1, 2, 0.5],
      ),
    )
    const restored = kernelDensityFamily.restore(model.state, options())
    const draw = (from: VectorModel) => from.sample({ count: 4 }, AS_IT_IS, keyedRng('restore'))
    expect(draw(restored)).toEqual(draw(model))
    expect(restored.meanLogDensity!(points([[1, 1]]))).toEqual(model.meanLogDensity!(points([[1, 1]])))
    expect(() => kernelDensityFamily.restore({ kind: 'normal' } as never, options())).toThrow('not normal')
  })
})

describe('replace with kernel densities', () => {
  const [chains, count, bandwidth, generations] = [600, 50, 0.3, 40]
  const start: KernelState = {
    kind: 'kernel',
    chains,
    dimension: 1,
    count: 1,
    points: new Float64Array(chains),
    bandwidths: new Float64Array(chains).fill(1),
  }
  let model = kernelDensityFamily.restore(start, options())
  for (let generation = 0; generation <= generations; generation++) {
    const sample = model.sample({ count }, AS_IT_IS, keyedRng('theory', generation))
    model = fitted(sample, { bandwidth })
  }
  const { points: centres } = model.state as KernelState
  const own = Array.from({ length: chains }, (_, chain) =>
    centres.subarray(chain * count, (chain + 1) * count),
  )
  const meanOf = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / count
  const seconds = own.map((values) => meanOf(values.map((value) => value * value)))

  // Derived for the process of Kazdan et al. 2410.16713; generation 0 is fitted to a standard normal sample.
  it('adds the squared bandwidth to the second moment of the points in every generation', () => {
    expect(Math.abs(zScore(seconds, 1 + generations * bandwidth * bandwidth))).toBeLessThan(4)
  })

  it('lets the variance of the points grow towards (n - 1) h^2 alone', () => {
    let expected = 1 - 1 / count
    for (let generation = 0; generation < generations; generation++) {
      expected = (1 - 1 / count) * (expected + bandwidth * bandwidth)
    }
    const variances = own.map((values, chain) => seconds[chain] - meanOf(values) * meanOf(values))
    expect(Math.abs(zScore(variances, expected))).toBeLessThan(4)
  })
})
