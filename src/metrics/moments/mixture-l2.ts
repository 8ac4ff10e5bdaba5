import type { MixtureState, NormalState } from '../../contracts/state.js'
import { OVER_CHAINS, overChains } from '../over-chains.js'
import { undefinedBecause } from '../text-metric.js'
import { vectorMetric } from '../vector-metric.js'
import { overlapOfMixtures } from './mixture-overlap.js'

export const metrics = [
  vectorMetric({
    id: 'mixture_l2.squared',
    label: 'Squared L2 distance of the densities',
    unit: 'density, integrated',
    format: 'number',
    better: 'lower',
    kinds: ['normal', 'mixture'],
    definition: {
      what: 'How different the densities of the model and the truth are, wherever they are. A model that narrows to a spike has an ever larger one: its own square, integrated, rules it.',
      formula: `integral (p - p*)^2 = (p, p) + (p*, p*) - 2 (p, p*) with (p, q) = sum_ij a_i b_j N(m_i - n_j; 0, C_i + D_j) over the components of both. A chain with a component that has collapsed to a point or a plane has Infinity, and so has the mean. ${OVER_CHAINS}`,
      bias: 'None: it is exact. It has the unit of a density and so moves with the data’s unit and dimension.',
      smallest: 'Some ten chains.',
      source: 'Shumailov et al. 2024, doi:10.1038/s41586-024-07566-y, their measure for Gaussian mixtures.',
    },
    measure({ state, truth }) {
      if (state.kind !== 'normal' && state.kind !== 'mixture') {
        return undefinedBecause('the model is no mixture of normal distributions')
      }
      if (truth.kind !== 'normal' && truth.kind !== 'mixture') {
        return undefinedBecause(`the truth is of the kind ${truth.kind}`)
      }
      return overChains(squaredL2(asMixture(state), asMixture(truth)))
    },
  }),
]

/**
 * Squared L2 distance of the density of each chain from that of the truth.
 *
 * @example
 * squaredL2(N(0, 1), N(0, 1)) // 0; of N(0, 1) and N(m, 1) it is (1 - exp(-m^2 / 4)) / sqrt(pi)
 */
export function squaredL2(state: MixtureState, truth: MixtureState): Float64Array {
  const ofTruth = overlapOfMixtures(truth, 0, truth, 0)
  return Float64Array.from({ length: state.chains }, (_, chain) => {
    const ofModel = overlapOfMixtures(state, chain, state, chain)
    if (ofModel === Number.POSITIVE_INFINITY) return ofModel
    return Math.max(0, ofModel + ofTruth - 2 * overlapOfMixtures(state, chain, truth, 0))
  })
}

/** A normal distribution is a mixture of one. */
function asMixture(state: NormalState | MixtureState): MixtureState {
  if (state.kind === 'mixture') return state
  return { ...state, kind: 'mixture', components: 1, weights: new Float64Array(state.chains).fill(1) }
}
