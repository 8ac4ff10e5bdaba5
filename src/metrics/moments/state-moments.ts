import type { KernelState, MixtureState } from '../../contracts/state.js'
import type { DensityState } from '../density-state.js'
import { oncePer } from '../once.js'

/** Means [chains, dimension] and covariances [chains, dimension, dimension] of the distributions of all chains. */
export interface Moments {
  readonly chains: number
  readonly dimension: number
  readonly means: Float64Array
  readonly covariances: Float64Array
}

/**
 * The exact moments of each chain's distribution. Of a mixture: mean sum w m, covariance sum w (C + m m') - mean mean'.
 * Of a kernel density: those of its points, with the squared bandwidth added to each variance.
 *
 * @example
 * momentsOf(kernelsOfBandwidthOneAt0And2) // mean 1, variance 1 + 1
 */
export const momentsOf = oncePer((state: DensityState): Moments => {
  if (state.kind === 'normal') return state
  const { chains, dimension } = state
  const size = dimension * dimension
  const means = new Float64Array(chains * dimension)
  const covariances = new Float64Array(chains * size)
  for (let chain = 0; chain < chains; chain++) {
    const mean = means.subarray(chain * dimension, (chain + 1) * dimension)
    const covariance = covariances.subarray(chain * size, (chain + 1) * size)
    if (state.kind === 'mixture') ofMixture(state, chain, mean, covariance)
    else ofKernels(state, chain, mean, covariance)
  }
  return { chains, dimension, means, covariances }
})

function ofMixture(state: MixtureState, chain: number, mean: Float64Array, covariance: Float64Array): void {
  const { components, dimension } = state
  const weights = state.weights.subarray(chain * components, (chain + 1) * components)
  const centres = state.means.subarray(chain * components * dimension, (chain + 1) * components * dimension)
  spreadOf(centres, weights, mean, covariance)
  const start = chain * components * covariance.length
  for (const [k, weight] of weights.entries()) {
    for (let at = 0; at < covariance.length; at++) {
      covariance[at] += weight * state.covariances[start + k * covariance.length + at]
    }
  }
}

function ofKernels(state: KernelState, chain: number, mean: Float64Array, covariance: Float64Array): void {
  const { count, dimension } = state
  const points = state.points.subarray(chain * count * dimension, (chain + 1) * count * dimension)
  spreadOf(points, kernelWeights(state, chain), mean, covariance)
  const variance = state.bandwidths[chain] * state.bandwidths[chain]
  for (let axis = 0; axis < dimension; axis++) covariance[axis * (dimension + 1)] += variance
}

/** Weights of one chain's kernels, which sum to 1. */
export function kernelWeights({ count, weights }: KernelState, chain: number): Float64Array {
  if (weights === undefined) return new Float64Array(count).fill(1 / count)
  const own = weights.slice(chain * count, (chain + 1) * count)
  const total = own.reduce((sum, weight) => sum + weight, 0)
  return own.map((weight) => weight / total)
}

/** The weighted mean of rows and their covariance around it, into arrays of zeros. */
function spreadOf(
  rows: Float64Array,
  weights: Float64Array,
  mean: Float64Array,
  covariance: Float64Array,
): void {
  const dimension = mean.length
  for (const [k, weight] of weights.entries()) {
    for (let axis = 0; axis < dimension; axis++) mean[axis] += weight * rows[k * dimension + axis]
  }
  for (const [k, weight] of weights.entries()) {
    const row = k * dimension
    for (let i = 0; i < dimension; i++) {
      const scaled = weight * (rows[row + i] - mean[i])
      for (let j = 0; j < dimension; j++) {
        covariance[i * dimension + j] += scaled * (rows[row + j] - mean[j])
      }
    }
  }
}
