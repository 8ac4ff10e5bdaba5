import { describe, expect, it } from 'vitest'
import { manifoldOverlap } from '../../src/numerics/manifold-overlap.js'
import { squaredReaches } from '../../src/numerics/nearest-neighbours.js'
import { squaredDistance } from '../../src/numerics/squared-distance.js'
import { keyedRng } from '../../src/random/keyed.js'
import { normals } from './random-matrix.js'

/** As the papers write it: every ball, every point. */
function plainly(sample: Float64Array, human: Float64Array, dimension: number, k: number) {
  const rows = (values: Float64Array) =>
    Array.from({ length: values.length / dimension }, (_, row) => row * dimension)
  const radii = (values: Float64Array) =>
    rows(values).map(
      (own) =>
        rows(values)
          .filter((other) => other !== own)
          .map((other) => squaredDistance(values, own, values, other, dimension))
          .sort((a, b) => a - b)[k - 1],
    )
  const inside = (points: Float64Array, centres: Float64Array) => {
    const reach = radii(centres)
    return rows(points).map((point) =>
      rows(centres).map(
        (centre, ball) => squaredDistance(points, point, centres, centre, dimension) <= reach[ball],
      ),
    )
  }
  const share = (flags: readonly boolean[]) => flags.filter(Boolean).length / flags.length
  const inHuman = inside(sample, human)
  return {
    precision: share(inHuman.map((balls) => balls.some(Boolean))),
    recall: share(inside(human, sample).map((balls) => balls.some(Boolean))),
    density: inHuman.flat().filter(Boolean).length / (k * inHuman.length),
    coverage: share(rows(human).map((_, ball) => inHuman.some((balls) => balls[ball]))),
  }
}

describe('nearest neighbours', () => {
  it('reach as far as seen by hand', () => {
    expect([...squaredReaches(Float64Array.of(0, 1, 3), 1, 1)]).toEqual([1, 1, 4])
    expect([...squaredReaches(Float64Array.of(0, 1, 3), 1, 2)]).toEqual([9, 4, 9])
  })

  it('that are copies are exactly 0 away', () => {
    const row = normals(300, keyedRng('copies'))
    const values = Float64Array.from([...row, ...normals(300, keyedRng('other')), ...row])
    const reaches = squaredReaches(values, 300, 1)
    expect([reaches[0], reaches[2]]).toEqual([0, 0])
    expect(reaches[1]).toBeGreaterThan(100)
  })
})

describe('overlap of two sets', () => {
  it('is that of the definition', () => {
    const rng = keyedRng('overlap')
    for (const [many, few, dimension, k] of [
      [150, 60, 2, 5],
      [40, 200, 7, 3],
    ]) {
      const sample = normals(many * dimension, rng)
      const human = normals(few * dimension, rng).map((value) => 1.5 * value + 0.5)
      expect(manifoldOverlap(sample, human, dimension, k)).toEqual(plainly(sample, human, dimension, k))
    }
  })

  it('is whole for equal sets, copies included, and none for far ones', () => {
    const points = Float64Array.of(0, 0, 0, 0, 1, 2, 3, 4)
    const whole = manifoldOverlap(points, points, 1, 2)
    expect(whole).toMatchObject({ precision: 1, recall: 1, coverage: 1 })
    const far = points.map((value) => value + 100)
    expect(manifoldOverlap(far, points, 1, 2)).toEqual({ precision: 0, recall: 0, density: 0, coverage: 0 })
  })

  it('covers 1 - 2^-k of one source by as many other points of it', () => {
    // Naeem et al. 2020, section 3.3: expectation for as many points on both sides, here 1 - 2^-5 = 0.969.
    const rng = keyedRng('source')
    const coverage = [0, 1, 2, 3].map(
      () => manifoldOverlap(normals(1000, rng), normals(1000, rng), 2, 5).coverage,
    )
    expect(coverage.reduce((sum, value) => sum + value) / 4).toBeCloseTo(0.969, 1)
    for (const value of coverage) expect(Math.abs(value - 0.969)).toBeLessThan(0.025)
  })
})
