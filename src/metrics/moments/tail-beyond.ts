import type { VectorMetric } from '../../contracts/vectors.js'
import type { NormalState } from '../../contracts/state.js'
import { normalTail } from '../../numerics/normal-tail.js'
import { DENSITY_KINDS, type DensityState, isDensity } from '../density-state.js'
import { OVER_CHAINS, overChains } from '../over-chains.js'
import { undefinedBecause } from '../text-metric.js'
import { vectorMetric } from '../vector-metric.js'
import { forComponentsOf } from './components.js'
import { momentsOf } from './state-moments.js'

export const metrics: readonly VectorMetric[] = [2, 3, 4].map((k) =>
  vectorMetric({
    id: `tail_beyond.sd${k}`,
    label: `Mass beyond ${k} deviations of the truth`,
    unit: 'probability, mean over dimensions',
    format: 'number',
    better: 'neither',
    kinds: DENSITY_KINDS,
    definition: {
      what: `The probability that a coordinate of a model’s point lies further than ${k} of the truth’s standard deviations from the truth’s mean. A normal truth has 4.55% beyond 2, 0.270% beyond 3 and 0.00633% beyond 4. Tails are lost long before the variance shows it.`,
      formula: `mean over dimensions a of P(|x_a - mu*_a| > ${k} s*_a), exact from the normal parts that each dimension of the model’s distribution is made of. ${OVER_CHAINS}`,
      bias: 'None: it is read off the parameters. A mean that has wandered raises it as a heavy tail does: read it beside `mean_error.squared`.',
      smallest: 'Some hundred chains; more for tails further out, which few chains hold nearly all of.',
      source:
        'Definition of this project, after the loss of tails in Shumailov et al. 2024, doi:10.1038/s41586-024-07566-y.',
    },
    measure({ state, truth }) {
      if (!isDensity(state) || !isDensity(truth)) {
        return undefinedBecause('the truth has no mean and covariance')
      }
      const { means, covariances } = momentsOf(truth)
      const deviations = means.map((_, axis) => Math.sqrt(covariances[axis * (means.length + 1)]))
      if (deviations.some((deviation) => deviation === 0)) {
        return undefinedBecause('the truth has no variance in some dimension')
      }
      return overChains(tailMasses(state, means, deviations, k))
    },
  }),
)

/**
 * Mass of each chain beyond k deviations of given means, mean over dimensions.
 *
 * @example
 * tailMasses(standardNormal, [0], [1], 2) // 0.0455
 */
export function tailMasses(
  state: DensityState,
  means: Float64Array,
  deviations: Float64Array,
  k: number,
): Float64Array {
  const { chains, dimension } = state
  const masses = new Float64Array(chains)
  if (state.kind === 'normal') {
    addNormalMasses(masses, state, means, deviations, k)
    return masses
  }
  for (let chain = 0; chain < chains; chain++) {
    forComponentsOf(state, chain, (weight, centre, varianceOf) => {
      for (let axis = 0; axis < dimension; axis++) {
        const reach = k * deviations[axis]
        const mass = beyond(centre[axis] - means[axis], Math.sqrt(varianceOf(axis)), reach)
        masses[chain] += (weight * mass) / dimension
      }
    })
  }
  return masses
}

/** The loop of very many chains: without a call back for each. */
function addNormalMasses(
  masses: Float64Array,
  { chains, dimension, means: centres, covariances }: NormalState,
  means: Float64Array,
  deviations: Float64Array,
  k: number,
): void {
  for (let chain = 0; chain < chains; chain++) {
    let sum = 0
    for (let axis = 0; axis < dimension; axis++) {
      const variance = covariances[chain * dimension * dimension + axis * (dimension + 1)]
      const offset = centres[chain * dimension + axis] - means[axis]
      sum += beyond(offset, Math.sqrt(variance), k * deviations[axis])
    }
    masses[chain] = sum / dimension
  }
}

/** P(|x| > reach) of a normal x; of a point 0 or 1. */
function beyond(mean: number, deviation: number, reach: number): number {
  if (deviation === 0) return Math.abs(mean) > reach ? 1 : 0
  return normalTail((reach - mean) / deviation) + normalTail((reach + mean) / deviation)
}
