import { describe, expect, it } from 'vitest'
import { normalSchema } from '../../../src/worlds/normal/options.js'
import { normalWorld } from '../../../src/worlds/normal/world.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { zScore } from '../../helpers/statistics.js'

const world = (options: object = {}) =>
  normalWorld.create(normalSchema.parse({ world: 'normal', ...options }))

describe('normalWorld', () => {
  it('says its truth', () => {
    expect(world().truth).toEqual({
      kind: 'normal',
      chains: 1,
      dimension: 1,
      means: Float64Array.of(0),
      covariances: Float64Array.of(1),
    })
    expect(world({ dimension: 2, mean: 3, sd: 2 }).truth).toMatchObject({
      means: Float64Array.of(3, 3),
      covariances: Float64Array.of(4, 0, 0, 4),
    })
  })

  it('lets variances fall by a power law', () => {
    const { truth } = world({ dimension: 3, sd: 2, spectrum: { power: 2 } })
    if (truth.kind !== 'normal') throw new Error(truth.kind)
    // By hand: 4 / i^2.
    for (const [axis, variance] of [4, 1, 4 / 9].entries()) {
      expect(truth.covariances[axis * 4]).toBeCloseTo(variance, 14)
    }
  })

  it('draws items of its truth', () => {
    const { values } = world({ dimension: 2, mean: 3, sd: 2, spectrum: { power: 2 } }).draw(
      2000,
      4,
      keyedRng('draw'),
    )
    for (const [axis, deviation] of [2, 1].entries()) {
      const own = [...values].filter((_, at) => at % 2 === axis).map((value) => (value - 3) / deviation)
      expect(Math.abs(zScore(own, 0))).toBeLessThan(4)
      expect(
        Math.abs(
          zScore(
            own.map((value) => value * value),
            1,
          ),
        ),
      ).toBeLessThan(4)
    }
  })

  it('draws the first items of more, and the same chain of more chains', () => {
    const draw = (count: number, chains: number) =>
      world({ dimension: 2 }).draw(count, chains, keyedRng('first'))
    expect(draw(5, 2)).toMatchObject({ kind: 'vectors', dimension: 2, chains: 2, count: 5 })
    expect(draw(5, 2).values.subarray(0, 6)).toEqual(draw(3, 1).values)
    expect(draw(5, 2).values.subarray(10)).toEqual(draw(5, 3).values.subarray(10, 20))
  })
})
