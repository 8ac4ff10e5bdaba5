import type { VectorMetric } from '../../contracts/vectors.js'
import { OVER_CHAINS, overChains } from '../over-chains.js'
import { perRow, statesMetric } from './states-metric.js'

export const metrics: readonly VectorMetric[] = [
  statesMetric({
    id: 'state_support.missing_mass',
    label: 'Missing mass',
    unit: 'probability under the truth',
    format: 'percent',
    better: 'lower',
    definition: {
      what: 'How much of the truth lies on states that the model cannot give: the test error of Hutter’s memorising learner.',
      formula: `sum of p* over the states with p = 0. ${OVER_CHAINS}`,
      bias: 'None: it is read off the parameters.',
      smallest: 'Some ten chains.',
      source:
        'Hutter 2021, arXiv:2102.04074; in generations of synthetic data Dohmatob et al. 2024, A tale of tails, arXiv:2402.07043.',
    },
    ofStates: (model, truth) => overChains(perRow(model, (row) => massWhereGone(truth, row))),
  }),
  statesMetric({
    id: 'state_support.false_mass',
    label: 'False mass',
    unit: 'probability under the model',
    format: 'percent',
    better: 'lower',
    definition: {
      what: 'How much the model gives of what the truth never does.',
      formula: `sum of p over the states with p* = 0. ${OVER_CHAINS}`,
      bias: 'None: it is read off the parameters. A family that only counts cannot make up states, one that smooths must.',
      smallest: 'Some ten chains.',
      source: 'The “appearance of hallucinated data” of Schaeffer et al. 2025, arXiv:2503.03150.',
    },
    ofStates: (model, truth) => overChains(perRow(model, (row) => massWhereGone(row, truth))),
  }),
]

/** Mass of one distribution on the states that another cannot give. */
export function massWhereGone(mass: Float64Array, other: Float64Array): number {
  let sum = 0
  for (let state = 0; state < mass.length; state++) if (other[state] === 0) sum += mass[state]
  return sum
}
