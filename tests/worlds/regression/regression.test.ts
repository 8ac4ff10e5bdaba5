import { describe, expect, test } from 'vitest'
import type { LinearState } from '../../../src/contracts/state.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { regressionSchema } from '../../../src/worlds/regression/options.js'
import { regression } from '../../../src/worlds/regression/regression.js'
import { zScore } from '../../helpers/statistics.js'

const create = (options: object = {}) =>
  regression.create(regressionSchema.parse({ world: 'regression', ...options }))

const coefficients = (options: object) => (create(options).truth as LinearState).coefficients

describe('the truth', () => {
  test('is a random direction of length 1 in ten dimensions, the same for every run', () => {
    const { truth, dimension } = create()
    expect(truth).toMatchObject({ kind: 'linear', task: 'regression', chains: 1, dimension: 10, noise: 1 })
    expect(dimension).toBe(10)
    expect(Math.hypot(...coefficients({}))).toBeCloseTo(1, 12)
    expect(coefficients({})).toEqual(coefficients({}))
    expect(coefficients({ world_seed: 2 })).not.toEqual(coefficients({}))
    expect(Math.hypot(...coefficients({ length: 3, dimension: 4 }))).toBeCloseTo(3, 12)
  })

  test('is what the options say', () => {
    expect([...coefficients({ coefficients: [1, -2] })]).toEqual([1, -2])
    expect([...coefficients({ coefficients: [1, -2], dimension: 2 })]).toEqual([1, -2])
    expect(() => create({ coefficients: [1, -2], dimension: 3 })).toThrow('2 coefficients for 3 inputs')
  })
})

describe('items', () => {
  test('are normal inputs with a noisy linear target', () => {
    const { values, targets = new Float64Array(0) } = create({ coefficients: [2, -1], noise: 0.5 }).draw(
      5000,
      2,
      keyedRng('items'),
    )
    const inputs = [0, 1].map((axis) => [...values].filter((_, at) => at % 2 === axis))
    const residuals = [...targets].map((target, item) => target - 2 * inputs[0][item] + inputs[1][item])
    for (const input of inputs) {
      expect(Math.abs(zScore(input, 0))).toBeLessThan(4)
      expect(
        Math.abs(
          zScore(
            input.map((x) => x * x),
            1,
          ),
        ),
      ).toBeLessThan(4)
    }
    expect(Math.abs(zScore(residuals, 0))).toBeLessThan(4)
    expect(
      Math.abs(
        zScore(
          residuals.map((rest) => rest * rest),
          0.25,
        ),
      ),
    ).toBeLessThan(4)
  })

  test('have variances by a power law of mean 1', () => {
    const { values } = create({ dimension: 3, spectrum: 1 }).draw(10_000, 1, keyedRng('spectrum'))
    // 1, 1/2, 1/3 have the mean 11/18.
    for (const [axis, variance] of [18 / 11, 9 / 11, 6 / 11].entries()) {
      const squares = [...values].filter((_, at) => at % 3 === axis).map((x) => x * x)
      expect(Math.abs(zScore(squares, variance))).toBeLessThan(4)
    }
  })

  test('of a chain depend on the generator and the chain; fewer items are the first of more', () => {
    const world = create({ dimension: 2 })
    const [few, many] = [world.draw(3, 2, keyedRng('same')), world.draw(5, 4, keyedRng('same'))]
    expect(few.values.subarray(6, 12)).toEqual(many.values.subarray(10, 16))
    expect(few.targets?.subarray(3, 6)).toEqual(many.targets?.subarray(5, 8))
    expect(many.provenance).toEqual([{ length: 5, origin: { kind: 'human', pool: 'train' } }])
  })
})
