import { DENSITY_KINDS, type DensityState, isDensity } from '../density-state.js'
import { momentsOf } from '../moments/state-moments.js'
import { OVER_CHAINS, overChains } from '../over-chains.js'
import { undefinedBecause } from '../text-metric.js'
import { vectorMetric } from '../vector-metric.js'
import { cellMasses } from './cell-masses.js'

const CELLS = 1000
/** The grid ends so many of the truth's standard deviations from its mean. */
const REACH = 10
/** Normal parts of all chains together (kernels, components) that are worth their time. */
const MOST_PARTS = 2000

export const metrics = [
  vectorMetric({
    id: `hellinger.grid${CELLS}`,
    label: 'Hellinger distance to the truth',
    unit: '0 to 1',
    format: 'number',
    better: 'lower',
    kinds: DENSITY_KINDS,
    definition: {
      what: 'How little the model and the truth overlap: 0 where they agree, 1 where they have nothing in common. In one dimension.',
      formula: `sqrt(1 - sum sqrt(P Q)) with the exact masses P and Q of model and truth in ${CELLS} equal cells from ${REACH} standard deviations of the truth below its mean to ${REACH} above, and beyond either end. Of many chains the first ones whose normal parts (one, the components or the kernels of each) are no more than ${MOST_PARTS} together, at least one; n says how many. ${OVER_CHAINS}`,
      bias: 'Too low where the model has detail finer than a cell: a model that is one point is at about 0.95 from a normal truth, not at 1.',
      smallest: 'Some ten chains.',
      source: 'Peterson 2024, arXiv:2404.03502 (distance of public knowledge from the truth, on a grid).',
    },
    measure({ state, truth }) {
      if (!isDensity(state)) return undefinedBecause('the model has no density')
      if (!isDensity(truth)) return undefinedBecause(`the truth is of the kind ${truth.kind}`)
      if (truth.dimension !== 1)
        return undefinedBecause(`it is taken in one dimension, not in ${truth.dimension}`)
      const { means, covariances } = momentsOf(truth)
      const reach = REACH * Math.sqrt(covariances[0])
      if (reach === 0) return undefinedBecause('the truth has no variance')
      const edges = Float64Array.from(
        { length: CELLS + 1 },
        (_, edge) => means[0] - reach + (2 * reach * edge) / CELLS,
      )
      const chains = Math.min(state.chains, Math.max(1, Math.floor(MOST_PARTS / partsOf(state))))
      const target = cellMasses(truth, 0, edges)
      return overChains(
        Array.from({ length: chains }, (_, chain) => hellinger(cellMasses(state, chain, edges), target)),
      )
    },
  }),
]

/**
 * Hellinger distance of two distributions over the same cells.
 *
 * @example
 * hellinger(Float64Array.of(1, 0), Float64Array.of(0.25, 0.75)) // 0.7071: sqrt(1 - 0.5)
 */
export function hellinger(first: Float64Array, second: Float64Array): number {
  // The same as sqrt(1 - sum sqrt(p q)), but exactly 0 of equal ones.
  let sum = 0
  for (let cell = 0; cell < first.length; cell++) {
    const difference = Math.sqrt(first[cell]) - Math.sqrt(second[cell])
    sum += difference * difference
  }
  return Math.sqrt(Math.min(1, sum / 2))
}

/** Normal parts of one chain. */
function partsOf(state: DensityState): number {
  if (state.kind === 'normal') return 1
  return state.kind === 'mixture' ? state.components : state.count
}
