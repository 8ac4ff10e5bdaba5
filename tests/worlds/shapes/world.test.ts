import { describe, expect, it } from 'vitest'
import type { KernelState } from '../../../src/contracts/state.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { SHAPES, shapesSchema } from '../../../src/worlds/shapes/options.js'
import { shapesWorld } from '../../../src/worlds/shapes/world.js'
import { zScore } from '../../helpers/statistics.js'

const world = (options: object) => shapesWorld.create(shapesSchema.parse({ world: 'shapes', ...options }))
const outline = (shape: string) => world({ shape }).truth as KernelState
const pointAt = ({ points, dimension }: KernelState, at: number) => [
  ...points.subarray(at * dimension, (at + 1) * dimension),
]

describe('shapesWorld', () => {
  it('stands on the points of make_circles: factor 0.8, as many inside as outside', () => {
    const truth = outline('circles')
    expect(truth).toMatchObject({
      kind: 'kernel',
      count: 2000,
      dimension: 2,
      bandwidths: Float64Array.of(0.05),
    })
    // make_circles(2000, shuffle=False): angles linspace(0, 2 pi, 1000, endpoint=False).
    expect(pointAt(truth, 0)).toEqual([1, 0])
    close(pointAt(truth, 250), [0, 1])
    close(pointAt(truth, 1500), [-0.8, 0])
    for (let at = 0; at < 2000; at++) {
      const [x, y] = pointAt(truth, at)
      expect(Math.abs(Math.sqrt(x * x + y * y) - (at < 1000 ? 1 : 0.8))).toBeLessThan(1e-12)
    }
  })

  it('stands on the points of make_moons', () => {
    const truth = outline('moons')
    // make_moons(2000, shuffle=False): angles linspace(0, pi, 1000).
    close(pointAt(truth, 0), [1, 0])
    close(pointAt(truth, 999), [-1, 0])
    close(pointAt(truth, 1000), [0, 0.5])
    close(pointAt(truth, 1999), [2, 0.5])
    const [x, y] = pointAt(truth, 1499)
    expect([x, y]).toEqual([expect.closeTo(1, 2), expect.closeTo(-0.5, 5)])
  })

  it('stands on the sheet of make_swiss_roll: (t cos t, y, t sin t), evenly', () => {
    const truth = outline('swiss-roll')
    expect(truth).toMatchObject({ count: 20_000, dimension: 3, bandwidths: Float64Array.of(0.5) })
    const cells = new Uint32Array(100)
    let worst = 0
    for (let at = 0; at < truth.count; at++) {
      const [x, y, z] = pointAt(truth, at)
      const t = Math.sqrt(x * x + z * z)
      worst = Math.max(worst, Math.abs(x - t * Math.cos(t)))
      cells[Math.floor((t / Math.PI - 1.5) / 0.3) * 10 + Math.floor(y / 2.1)]++
    }
    expect(worst).toBeLessThan(1e-9)
    // 200 points in each of 10 x 10 cells of t and y, but for those on an edge.
    expect(Math.min(...cells)).toBeGreaterThan(195)
    expect(Math.max(...cells)).toBeLessThan(205)
  })

  it('has blobs whose truth is a mixture, the same for the same options', () => {
    const { truth } = world({ shape: 'blobs', centres: 4, dimension: 3, noise: 2 })
    if (truth.kind !== 'mixture') throw new Error(truth.kind)
    expect(truth).toMatchObject({
      components: 4,
      dimension: 3,
      weights: Float64Array.of(0.25, 0.25, 0.25, 0.25),
    })
    expect([...truth.covariances.subarray(9, 18)]).toEqual([4, 0, 0, 0, 4, 0, 0, 0, 4])
    expect(truth.means.every((value) => Math.abs(value) <= 10)).toBe(true)
    expect(world({ shape: 'blobs', centres: 4, dimension: 3, noise: 2 }).truth).toEqual(truth)
    const fewer = world({ shape: 'blobs', centres: 2, dimension: 3 }).truth
    expect(fewer.kind === 'mixture' && fewer.means).toEqual(truth.means.subarray(0, 6))
  })

  it('refuses options of blobs for other shapes', () => {
    expect(() => world({ shape: 'moons', centres: 2 })).toThrow('centres is 2, but only blobs have centres')
    expect(() => world({ shape: 'swiss-roll', dimension: 3 })).toThrow('only blobs have dimension')
    expect(world({ shape: 'blobs' }).truth).toMatchObject({ components: 3, dimension: 2 })
  })

  it('draws about its points with its noise', () => {
    const { values } = world({ shape: 'circles', noise: 0.01 }).draw(2000, 2, keyedRng('noise'))
    const offsets: number[] = []
    let outer = 0
    for (let at = 0; at < values.length; at += 2) {
      const radius = Math.sqrt(values[at] * values[at] + values[at + 1] * values[at + 1])
      if (radius > 0.9) outer++
      offsets.push((radius - (radius > 0.9 ? 1 : 0.8)) / 0.01)
    }
    expect(Math.abs(outer - 2000)).toBeLessThan(4 * Math.sqrt(1000))
    // Across a circle the noise is one of its two coordinates, but for the bend: noise^2 / 2 radius.
    expect(Math.abs(zScore(offsets, (0.01 * (1 + 1 / 0.8)) / 4))).toBeLessThan(4)
    expect(
      Math.abs(
        zScore(
          offsets.map((value) => value * value),
          1,
        ),
      ),
    ).toBeLessThan(4)
  })

  it.each(SHAPES)('draws the first %s of more, and the same chain of more chains', (shape) => {
    const { dimension, draw } = world({ shape })
    const more = draw(5, 2, keyedRng('first'))
    expect(more.values.length).toBe(5 * 2 * dimension)
    expect(more.values.subarray(0, 3 * dimension)).toEqual(draw(3, 1, keyedRng('first')).values)
  })
})

function close(actual: readonly number[], expected: readonly number[]): void {
  for (const [at, value] of expected.entries()) expect(actual[at]).toBeCloseTo(value, 12)
}
