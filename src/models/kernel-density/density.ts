import type { VectorBatch } from '../../contracts/batch.js'
import type { KernelState } from '../../contracts/state.js'
import { type LogDensity, meanOverItems } from '../mean-over-items.js'

/** Terms below e^-100 of the largest, 4e-44, are lost to rounding however many there are. */
const NEGLIGIBLE = 100

/**
 * Mean log density (nats per item) that each chain's kernels give to items. Every pair of point and item is looked at.
 *
 * **Formula.** ln sum_i w_i exp(-|x - x_i|^2 / 2 h^2) - ln W - (d / 2) ln 2 pi h^2.
 *
 * Kernels of bandwidth 0 are points: -Infinity for items elsewhere, Infinity where all lie on one.
 */
export function meanLogKernels(state: KernelState, batch: VectorBatch): Float64Array {
  return meanOverItems(state.chains, batch, (chain) => logDensity(state, chain))
}

function logDensity(
  { dimension, count, points, weights, bandwidths }: KernelState,
  chain: number,
): LogDensity {
  const own = points.subarray(chain * count * dimension, (chain + 1) * count * dimension)
  const weightOf = weights?.subarray(chain * count, (chain + 1) * count) ?? new Float64Array(count).fill(1)
  const total = weightOf.reduce((sum, weight) => sum + weight, 0)
  const precision = 1 / (bandwidths[chain] * bandwidths[chain])
  const constant = (dimension / 2) * Math.log(precision / (2 * Math.PI)) - Math.log(total)
  const distances = new Float64Array(count)
  return (values, from) => {
    const nearest = squaredDistances(values, from, own, dimension, weightOf, distances)
    if (precision === Number.POSITIVE_INFINITY) return nearest === 0 ? precision : -precision
    // Relative to the nearest point, whose term is then its weight: far from all of them no sum becomes 0.
    let sum = 0
    for (let point = 0; point < count; point++) {
      const exponent = (distances[point] - nearest) * (precision / 2)
      if (exponent < NEGLIGIBLE && weightOf[point] > 0) sum += weightOf[point] * Math.exp(-exponent)
    }
    return constant - nearest * (precision / 2) + Math.log(sum)
  }
}

/** Writes the squared distance of an item to every point; returns the smallest of those that count. */
function squaredDistances(
  values: Float64Array,
  from: number,
  points: Float64Array,
  dimension: number,
  weights: Float64Array,
  distances: Float64Array,
): number {
  let nearest = Number.POSITIVE_INFINITY
  let at = 0
  for (let point = 0; point < distances.length; point++) {
    let distance = 0
    for (let axis = from; axis < from + dimension; axis++) {
      const offset = values[axis] - points[at++]
      distance += offset * offset
    }
    distances[point] = distance
    if (distance < nearest && weights[point] > 0) nearest = distance
  }
  return nearest
}
