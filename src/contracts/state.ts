/**
 * What a model of numbers is, as plain parameters: of each of many independent chains, row-major. The truth that human
 * data is drawn from is described the same way, with one chain, so that metrics and theory compare like with like.
 */
export type ModelState =
  | StatesState
  | NormalState
  | MixtureState
  | KernelState
  | LinearState
  | TransitionsState

export type StateKind = ModelState['kind']

/** A distribution over finitely many states: row c of `probabilities` ([chains, states]) sums to 1. */
export interface StatesState {
  readonly kind: 'states'
  readonly chains: number
  readonly states: number
  readonly probabilities: Float64Array
}

/** Normal distributions: `means` [chains, dimension], `covariances` [chains, dimension, dimension]. */
export interface NormalState {
  readonly kind: 'normal'
  readonly chains: number
  readonly dimension: number
  readonly means: Float64Array
  readonly covariances: Float64Array
}

/**
 * Mixtures of normal distributions: `weights` [chains, components], `means` [chains, components, dimension],
 * `covariances` [chains, components, dimension, dimension].
 */
export interface MixtureState {
  readonly kind: 'mixture'
  readonly chains: number
  readonly dimension: number
  readonly components: number
  readonly weights: Float64Array
  readonly means: Float64Array
  readonly covariances: Float64Array
}

/** Kernel densities: Gaussian kernels of `bandwidths` [chains] on `points` [chains, count, dimension]. */
export interface KernelState {
  readonly kind: 'kernel'
  readonly chains: number
  readonly dimension: number
  readonly count: number
  readonly points: Float64Array
  /** Weight of each point, [chains, count]; absent: equal. */
  readonly weights?: Float64Array
  readonly bandwidths: Float64Array
}

/**
 * A target that is linear in the inputs: `coefficients` [chains, dimension]. `task`: regression predicts x.w,
 * classification the sign of x.w. `noise`: standard deviation of what is added to a regression's targets.
 */
export interface LinearState {
  readonly kind: 'linear'
  readonly task: 'regression' | 'classification'
  readonly chains: number
  readonly dimension: number
  readonly coefficients: Float64Array
  readonly noise: number
}

/**
 * Markov chains of tokens: the first token by `initial` [chains, states], every next one by `transitions`
 * [chains, states, states], row = the token before. The row of a token that nothing was seen to follow is all zero:
 * after it an item goes on by `initial`.
 */
export interface TransitionsState {
  readonly kind: 'transitions'
  readonly chains: number
  readonly states: number
  /** Tokens of an item. */
  readonly length: number
  readonly initial: Float64Array
  readonly transitions: Float64Array
}
