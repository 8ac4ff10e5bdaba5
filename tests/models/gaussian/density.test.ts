import { determinant, inverse, Matrix } from 'ml-matrix'
import { describe, expect, it } from 'vitest'
import { gaussianModel } from '../../../src/models/gaussian/model.js'
import { pointChains, points } from '../../helpers/points.js'

const model = (chains: number, means: number[], covariances: number[]) =>
  gaussianModel({
    kind: 'normal',
    chains,
    dimension: means.length / chains,
    means: Float64Array.from(means),
    covariances: Float64Array.from(covariances),
  })

describe('meanLogNormal', () => {
  it('is the log of the familiar density', () => {
    // By hand: -ln(2 pi 4) / 2 - (1 + 9) / 2 / 8.
    const [value] = model(1, [1], [4]).meanLogDensity!(points([[2], [4]]))
    expect(value).toBeCloseTo(-Math.log(8 * Math.PI) / 2 - 10 / 16, 14)
  })

  it("agrees in three dimensions with ml-matrix's inverse and determinant", () => {
    const [mean, item] = [
      [1, -2, 0.5],
      [0, 1, 2],
    ]
    const covariance = [2, 1, 0.5, 1, 3, -1, 0.5, -1, 1]
    const matrix = Matrix.from1DArray(3, 3, covariance)
    const offset = Matrix.columnVector(item.map((value, axis) => value - mean[axis]))
    const distance = offset.transpose().mmul(inverse(matrix)).mmul(offset).get(0, 0)
    const [value] = model(1, mean, covariance).meanLogDensity!(points([item]))
    expect(value).toBeCloseTo(-(3 * Math.log(2 * Math.PI) + Math.log(determinant(matrix)) + distance) / 2, 12)
  })

  it("asks every chain about its own items, or about one chain's", () => {
    const two = model(2, [0, 5], [1, 1])
    const at = (distance: number) => -Math.log(2 * Math.PI) / 2 - (distance * distance) / 2
    const close = (values: Float64Array, expected: number[]) =>
      expect([...values].map((value, chain) => Math.abs(value - expected[chain]) < 1e-12)).toEqual([
        true,
        true,
      ])
    close(two.meanLogDensity!(pointChains([[[1]], [[2]]])), [at(1), at(3)])
    close(two.meanLogDensity!(points([[1]])), [at(1), at(4)])
    close(two.meanLogDensity!(points([[1], [9]], [1, 0])), [at(1), at(4)])
  })

  it('is -Infinity off the point or the plane of a collapsed chain, and Infinity on it', () => {
    const { POSITIVE_INFINITY, NEGATIVE_INFINITY } = Number
    const collapsed = model(1, [0.1], [0])
    expect(collapsed.meanLogDensity!(points([[0.1], [0.2]]))[0]).toBe(NEGATIVE_INFINITY)
    expect(collapsed.meanLogDensity!(points([[0.2], [0.1]]))[0]).toBe(NEGATIVE_INFINITY)
    expect(collapsed.meanLogDensity!(points([[0.1]]))[0]).toBe(POSITIVE_INFINITY)
    const line = model(1, [0, 0], [1, 2, 2, 4])
    expect(line.meanLogDensity!(points([[1, 1]]))[0]).toBe(NEGATIVE_INFINITY)
    expect(line.meanLogDensity!(points([[1, 2]]))[0]).toBe(POSITIVE_INFINITY)
  })

  it('is never NaN, however far an item is', () => {
    expect(model(1, [0, 0], [1, 0, 0, 1e-300]).meanLogDensity!(points([[1e300, 1e300]]))[0]).toBe(
      Number.NEGATIVE_INFINITY,
    )
  })
})
