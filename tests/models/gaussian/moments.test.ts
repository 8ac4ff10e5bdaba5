import { Matrix, covariance } from 'ml-matrix'
import { describe, expect, it } from 'vitest'
import { momentsOf } from '../../../src/models/gaussian/moments.js'
import { keyedRng } from '../../../src/random/keyed.js'
import { pointChains, points } from '../../helpers/points.js'
import { normals } from '../../numerics/random-matrix.js'

describe('momentsOf', () => {
  it('takes mean and variance of each chain', () => {
    const batch = pointChains([
      [[1], [2], [6]],
      [[0], [0], [3]],
    ])
    // By hand: squares 4 + 1 + 9 and 1 + 1 + 4 about 3 and 1.
    expect(momentsOf(batch, 1)).toMatchObject({
      means: Float64Array.of(3, 1),
      covariances: Float64Array.of(7, 3),
    })
    expect(momentsOf(batch, 0).covariances).toEqual(Float64Array.of(14 / 3, 2))
  })

  it('weighs items as numpy does', () => {
    // numpy 2.4.6: numpy.average(x, axis=0, weights=w), numpy.cov(x.T, aweights=w, ddof=1 and ddof=0)
    const batch = points(
      [
        [1, 2],
        [3, 1],
        [4, 5],
        [0, 0.5],
      ],
      [0.5, 2, 1, 0.25],
    )
    const { means, covariances } = momentsOf(batch, 1)
    close(means, [2.8, 2.1666666666666665])
    close(covariances, [2.185714285714286, 1.8214285714285716, 1.8214285714285716, 4.9107142857142865])
    close(momentsOf(batch, 0).covariances, [1.36, 1.1333333333333333, 1.1333333333333333, 3.055555555555556])
  })

  it('takes the covariance of many dimensions as ml-matrix does', () => {
    const [count, dimension] = [12, 5]
    const values = normals(count * dimension, keyedRng('moments'))
    const rows = Array.from({ length: count }, (_, row) => [
      ...values.subarray(row * dimension, (row + 1) * dimension),
    ])
    close(momentsOf(points(rows), 1).covariances, covariance(new Matrix(rows)).to1DArray())
  })

  it.each([0, 1] as const)(
    'does not care for the unit of weights, nor for items that weigh nothing: ddof %i',
    (ddof) => {
      const items = [[1], [2], [6]]
      const plain = momentsOf(points(items), ddof)
      for (const weights of [
        [1, 1, 1, 0],
        [0.25, 0.25, 0.25, 0],
      ]) {
        const weighted = momentsOf(points([...items, [1e200]], weights), ddof)
        close(weighted.means, [...plain.means])
        close(weighted.covariances, [...plain.covariances])
      }
      const first = momentsOf(points([[1e200], ...items], [0, 1, 1, 1]), ddof)
      close(first.covariances, [...plain.covariances])
    },
  )

  it.each([1, 2, 3])('gives equal items exactly 0 and their own value, in %i dimensions', (dimension) => {
    const item = Array<number>(dimension).fill(0.1)
    for (const weights of [undefined, Array<number>(7).fill(0.3)]) {
      const { means, covariances } = momentsOf(points(Array(7).fill(item), weights), 1)
      expect([...means]).toEqual(item)
      expect([...covariances]).toEqual(Array(dimension * dimension).fill(0))
    }
  })

  it('keeps the digits of a small spread far from 0', () => {
    expect(momentsOf(points([[1e9], [1e9 + 1], [1e9 + 2]]), 1).covariances[0]).toBe(1)
  })

  it('says where one item is too few', () => {
    expect(momentsOf(points([[5]]), 0)).toMatchObject({
      means: Float64Array.of(5),
      covariances: Float64Array.of(0),
    })
    expect(() => momentsOf(points([[5]]), 1)).toThrow(
      'family gaussian: an unbiased variance needs two items, and chain 1 of 1 has one',
    )
    const weighted = pointChains(
      [
        [[1], [2]],
        [[1], [2]],
      ],
      [
        [1, 1],
        [1, 0],
      ],
    )
    expect(() => momentsOf(weighted, 1)).toThrow('chain 2 of 2 has one')
  })

  it('refuses items whose squares are beyond the range of numbers', () => {
    expect(() => momentsOf(points([[1e200], [-1e200]]), 1)).toThrow(
      'family gaussian: the moments of chain 1 of 1 are beyond the range of numbers',
    )
  })
})

function close(actual: ArrayLike<number>, expected: readonly number[]): void {
  expect(actual.length).toBe(expected.length)
  for (const [at, value] of expected.entries()) expect(actual[at]).toBeCloseTo(value, 12)
}
