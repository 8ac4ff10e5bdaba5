import { MixtureDensity } from './density.js'
import { shareOut } from './expectation.js'
import { maximise } from './maximisation.js'
import type { Items, Mixture } from './mixture.js'

export interface EmOptions {
  readonly tolerance: number
  readonly max_iterations: number
  readonly regularisation: number
}

export interface EmResult {
  /** Mean log likelihood of an item before the last round's maximisation. */
  readonly logLikelihood: number
  readonly converged: boolean
  /** Whether a covariance needed more than the regularisation to be positive definite. */
  readonly raised: boolean
}

/**
 * Expectation maximisation from where the mixture is, in place, until a round changes the mean log likelihood of an
 * item by less than the tolerance.
 *
 * Source: Dempster, Laird and Rubin 1977; rounds, tolerance and regularisation as in scikit-learn's GaussianMixture.
 */
export function expectationMaximisation(items: Items, mixture: Mixture, options: EmOptions): EmResult {
  const { components, dimension } = mixture
  const density = new MixtureDensity(components, dimension)
  const shares = new Float64Array(components * items.count)
  let logLikelihood = Number.NEGATIVE_INFINITY
  let raised = false
  for (let round = 0; round < options.max_iterations; round++) {
    density.load(mixture)
    density.joint(items.values, items.count, shares)
    const before = logLikelihood
    logLikelihood = shareOut(shares, items)
    if (maximise(shares, items, mixture, options.regularisation)) raised = true
    if (Math.abs(logLikelihood - before) < options.tolerance)
      return { logLikelihood, converged: true, raised }
  }
  return { logLikelihood, converged: false, raised }
}
