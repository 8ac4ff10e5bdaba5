import type { MixtureState } from '../../contracts/state.js'
import { chainNote } from '../chain-note.js'
import type { MixtureFit } from './fit.js'
import { chainOf, type Mixture } from './mixture.js'
import type { GaussianMixtureOptions } from './options.js'

/** What there is to be said of a fit. */
export function fitNotes(
  { state, results }: MixtureFit,
  { components, max_iterations, regularisation }: GaussianMixtureOptions,
): string[] {
  const { chains } = state
  const collapsed = (mixture: Mixture, component: number) =>
    variancesBelow(mixture, component, 2 * regularisation)
  return [
    ...chainNote(
      results.filter(({ converged }) => !converged).length,
      chains,
      `the fit had not converged after ${max_iterations} rounds`,
    ),
    ...chainNote(
      results.filter(({ raised }) => raised).length,
      chains,
      `a covariance was singular even with ${regularisation} added to its variances; more was added`,
    ),
    ...chainNote(
      chainsWith(state, ({ weights }, component) => weights[component] === 0),
      chains,
      `a component of ${components} has no items and weight 0`,
    ),
    ...chainNote(
      chainsWith(
        state,
        (mixture, component) => mixture.weights[component] > 0 && collapsed(mixture, component),
      ),
      chains,
      'a component has collapsed to a point: its variances are little more than the regularisation',
    ),
  ]
}

/** Chains of which some component is so. */
function chainsWith(state: MixtureState, is: (mixture: Mixture, component: number) => boolean): number {
  let found = 0
  for (let chain = 0; chain < state.chains; chain++) {
    const mixture = chainOf(state, chain)
    for (let component = 0; component < state.components; component++) {
      if (!is(mixture, component)) continue
      found++
      break
    }
  }
  return found
}

function variancesBelow({ dimension, covariances }: Mixture, component: number, limit: number): boolean {
  for (let axis = 0; axis < dimension; axis++) {
    if (covariances[(component * dimension + axis) * dimension + axis] >= limit) return false
  }
  return true
}
