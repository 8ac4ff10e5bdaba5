import type { DensityState } from '../density-state.js'
import { kernelWeights } from './state-moments.js'

/** One normal part of a chain's distribution: its weight, mean and the variance along each axis. */
type Visit = (chain: number, weight: number, mean: Float64Array, varianceOf: (axis: number) => number) => void

/** Visits the normal parts of every chain's distribution: itself, its components or its kernels. */
export function forComponents(state: DensityState, visit: Visit): void {
  const { dimension } = state
  const parts = partsOf(state)
  for (let chain = 0; chain < state.chains; chain++) {
    const weights = parts.weightsOf(chain)
    for (let k = 0; k < parts.count; k++) {
      const at = chain * parts.count + k
      const mean = parts.means.subarray(at * dimension, (at + 1) * dimension)
      visit(chain, weights === undefined ? 1 : weights[k], mean, (axis) => parts.variance(chain, at, axis))
    }
  }
}

interface Parts {
  readonly count: number
  readonly means: Float64Array
  weightsOf(chain: number): Float64Array | undefined
  variance(chain: number, at: number, axis: number): number
}

function partsOf(state: DensityState): Parts {
  const { dimension } = state
  if (state.kind === 'kernel') {
    return {
      count: state.count,
      means: state.points,
      weightsOf: (chain) => kernelWeights(state, chain),
      variance: (chain) => state.bandwidths[chain] * state.bandwidths[chain],
    }
  }
  const variance = (_: number, at: number, axis: number) =>
    state.covariances[at * dimension * dimension + axis * (dimension + 1)]
  if (state.kind === 'normal') return { count: 1, means: state.means, weightsOf: () => undefined, variance }
  const { components, weights } = state
  return {
    count: components,
    means: state.means,
    weightsOf: (chain) => weights.subarray(chain * components, (chain + 1) * components),
    variance,
  }
}
