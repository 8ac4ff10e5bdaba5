import type { DensityState } from '../density-state.js'
import { kernelWeights } from './state-moments.js'

/** One normal part of a distribution: its weight, mean and the variance along each axis. */
type Visit = (weight: number, mean: Float64Array, varianceOf: (axis: number) => number) => void

/** Visits the normal parts of one chain's distribution: itself, its components or its kernels. */
export function forComponentsOf(state: DensityState, chain: number, visit: Visit): void {
  const { dimension } = state
  const { weights, means, variance } = partsOf(state, chain)
  for (const [k, weight] of weights.entries()) {
    const at = chain * weights.length + k
    visit(weight, means.subarray(at * dimension, (at + 1) * dimension), (axis) => variance(at, axis))
  }
}

interface Parts {
  readonly weights: Float64Array
  readonly means: Float64Array
  readonly variance: (at: number, axis: number) => number
}

const ONE = Float64Array.of(1)

function partsOf(state: DensityState, chain: number): Parts {
  if (state.kind === 'kernel') {
    const variance = state.bandwidths[chain] * state.bandwidths[chain]
    return { weights: kernelWeights(state, chain), means: state.points, variance: () => variance }
  }
  const { dimension, means, covariances } = state
  const variance = (at: number, axis: number) =>
    covariances[at * dimension * dimension + axis * (dimension + 1)]
  if (state.kind === 'normal') return { weights: ONE, means, variance }
  const { components, weights } = state
  return { weights: weights.subarray(chain * components, (chain + 1) * components), means, variance }
}
