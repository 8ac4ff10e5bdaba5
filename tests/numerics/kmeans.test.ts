import { describe, expect, it } from 'vitest'
import { kmeans } from '../../src/numerics/kmeans.js'
import { spreadCentres } from '../../src/numerics/kmeans-start.js'
import { squaredDistance } from '../../src/numerics/squared-distance.js'
import { keyedRng } from '../../src/random/keyed.js'
import { normals } from './random-matrix.js'

/** Lloyd's algorithm as it is written in books, from the same starting centres. */
function plainInertia(values: Float64Array, dimension: number, start: Float64Array): number {
  const centres = start.slice()
  const rows = values.length / dimension
  const clusters = centres.length / dimension
  let last = Number.POSITIVE_INFINITY
  for (;;) {
    const sums = new Float64Array(centres.length)
    const sizes = new Array<number>(clusters).fill(0)
    let inertia = 0
    for (let row = 0; row < rows; row++) {
      const distances = Array.from({ length: clusters }, (_, cluster) =>
        squaredDistance(values, row * dimension, centres, cluster * dimension, dimension),
      )
      const nearest = distances.indexOf(Math.min(...distances))
      inertia += distances[nearest]
      sizes[nearest]++
      for (let axis = 0; axis < dimension; axis++)
        sums[nearest * dimension + axis] += values[row * dimension + axis]
    }
    if (inertia === last) return inertia
    last = inertia
    for (let at = 0; at < centres.length; at++) {
      const size = sizes[Math.floor(at / dimension)]
      if (size > 0) centres[at] = sums[at] / size
    }
  }
}

describe('k-means', () => {
  it('finds clusters that anybody sees', () => {
    const { labels, centres, inertia } = kmeans(Float64Array.of(0, 1, 10, 11), 1, {
      clusters: 2,
      rng: keyedRng('seen'),
    })
    expect(inertia).toBe(1)
    expect(labels[0]).toBe(labels[1])
    expect(labels[2]).toBe(labels[3])
    expect([...centres].sort((a, b) => a - b)).toEqual([0.5, 10.5])
  })

  it('ends where the plain algorithm ends from the same start', () => {
    for (const [rows, dimension, clusters] of [
      [200, 3, 7],
      [300, 20, 12],
      [120, 6, 30],
    ]) {
      const rng = keyedRng('plain', rows)
      const values = normals(rows * dimension, rng)
      const expected = plainInertia(
        values,
        dimension,
        spreadCentres(values, dimension, clusters, rng.fork('own').fork(0)),
      )
      expect(kmeans(values, dimension, { clusters, rng: rng.fork('own') }).inertia).toBeCloseTo(expected, 9)
    }
  })

  it('takes the best of several starts', () => {
    const values = normals(400, keyedRng('starts'))
    const options = { clusters: 8, rng: keyedRng('starts', 2) }
    const best = kmeans(values, 2, { ...options, starts: 6 }).inertia
    const each = Array.from({ length: 6 }, (_, start) =>
      plainInertia(values, 2, spreadCentres(values, 2, 8, options.rng.fork(start))),
    )
    expect(best).toBeCloseTo(Math.min(...each), 9)
    expect(Math.max(...each)).toBeGreaterThan(best)
  })

  it('makes fewer clusters where there are fewer different rows', () => {
    const { labels, centres, inertia } = kmeans(Float64Array.of(3, 3, 5, 3, 5), 1, {
      clusters: 4,
      rng: keyedRng('few'),
    })
    expect(centres).toHaveLength(2)
    expect(inertia).toBe(0)
    expect(labels[0]).toBe(labels[1])
    expect(labels[0]).not.toBe(labels[2])
  })

  it('finds all of 25 clusters on a grid where each centre is the best of several', () => {
    const rng = keyedRng('grid')
    const near = normals(2 * 25 * 20, rng)
    const values = near.map((value, at) => {
      const cluster = Math.floor(at / 2) % 25
      return value * 0.05 + 2 * (at % 2 === 0 ? cluster % 5 : Math.floor(cluster / 5))
    })
    const found = (candidates: number) =>
      Array.from({ length: 20 }, (_, seed) =>
        kmeans(values, 2, { clusters: 25, candidates, rng: keyedRng(seed) }),
      ).filter(({ inertia }) => inertia < 4).length
    // 500 items of variance 0.0025 in two directions cost 2.5; two clusters with one centre, 40 more.
    expect(found(5)).toBe(20)
    expect(found(1)).toBeLessThan(18)
  })
})
