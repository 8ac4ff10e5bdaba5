import type { MixtureState } from '../../contracts/state.js'

/** One chain's mixture; the arrays are written in place. */
export interface Mixture {
  readonly dimension: number
  readonly components: number
  readonly weights: Float64Array
  readonly means: Float64Array
  readonly covariances: Float64Array
}

/** The items of one chain; none weighs 0. Absent weights are 1 each. */
export interface Items {
  readonly count: number
  readonly values: Float64Array
  readonly weights: Float64Array | undefined
}

export function emptyMixture(components: number, dimension: number): Mixture {
  return emptyState(1, components, dimension)
}

export function emptyState(chains: number, components: number, dimension: number): MixtureState {
  return {
    kind: 'mixture',
    chains,
    dimension,
    components,
    weights: new Float64Array(chains * components),
    means: new Float64Array(chains * components * dimension),
    covariances: new Float64Array(chains * components * dimension * dimension),
  }
}

/** A view of one chain of a state. */
export function chainOf(state: MixtureState, chain: number): Mixture {
  const { dimension, components, weights, means, covariances } = state
  const part = (values: Float64Array, size: number) => values.subarray(chain * size, (chain + 1) * size)
  return {
    dimension,
    components,
    weights: part(weights, components),
    means: part(means, components * dimension),
    covariances: part(covariances, components * dimension * dimension),
  }
}

export function copyMixture(from: Mixture, to: Mixture): void {
  to.weights.set(from.weights)
  to.means.set(from.means)
  to.covariances.set(from.covariances)
}
