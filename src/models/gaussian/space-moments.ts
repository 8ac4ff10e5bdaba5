import type { VectorBatch } from '../../contracts/batch.js'
import type { Divisor } from './moments.js'

/** Means and covariances of items in any dimension, weighted or not. Every chain has an item of weight above 0. */
export function spaceMoments(
  { values, weights, chains, count, dimension }: VectorBatch,
  divisor: Divisor,
  means: Float64Array,
  covariances: Float64Array,
): void {
  const own = weights === undefined ? new Float64Array(count).fill(1) : undefined
  const [mean, offset] = [new Float64Array(dimension), new Float64Array(dimension)]
  const square = dimension * dimension
  for (let chain = 0; chain < chains; chain++) {
    const items = values.subarray(chain * count * dimension, (chain + 1) * count * dimension)
    const weightOf = own ?? weights!.subarray(chain * count, (chain + 1) * count)
    meanOf(items, weightOf, mean)
    means.set(mean, chain * dimension)
    const covariance = covariances.subarray(chain * square, (chain + 1) * square)
    addSquares(items, weightOf, mean, offset, covariance)
    divide(covariance, divisor(sum(weightOf), sumOfSquares(weightOf), chain), dimension)
  }
}

/** As differences from the first item that counts. */
function meanOf(items: Float64Array, weights: Float64Array, mean: Float64Array): void {
  const dimension = mean.length
  const first = weights.findIndex((weight) => weight > 0) * dimension
  mean.fill(0)
  for (let item = 0; item < weights.length; item++) {
    const weight = weights[item]
    if (weight === 0) continue
    for (let axis = 0; axis < dimension; axis++) {
      mean[axis] += weight * (items[item * dimension + axis] - items[first + axis])
    }
  }
  const total = sum(weights)
  for (let axis = 0; axis < dimension; axis++) mean[axis] = items[first + axis] + mean[axis] / total
}

/** Adds the weighted squares and products about the mean, below the diagonal and on it. */
function addSquares(
  items: Float64Array,
  weights: Float64Array,
  mean: Float64Array,
  offset: Float64Array,
  covariance: Float64Array,
): void {
  const dimension = mean.length
  for (let item = 0; item < weights.length; item++) {
    if (weights[item] === 0) continue
    for (let row = 0; row < dimension; row++) {
      offset[row] = items[item * dimension + row] - mean[row]
      const weighted = weights[item] * offset[row]
      for (let column = 0; column <= row; column++)
        covariance[row * dimension + column] += weighted * offset[column]
    }
  }
}

/** Divides what stands below the diagonal and on it, and mirrors it. */
function divide(covariance: Float64Array, divisor: number, dimension: number): void {
  for (let row = 0; row < dimension; row++) {
    for (let column = 0; column <= row; column++) {
      const value = covariance[row * dimension + column] / divisor
      covariance[row * dimension + column] = value
      covariance[column * dimension + row] = value
    }
  }
}

function sum(weights: Float64Array): number {
  let total = 0
  for (const weight of weights) total += weight
  return total
}

function sumOfSquares(weights: Float64Array): number {
  let total = 0
  for (const weight of weights) total += weight * weight
  return total
}
